import CZip

/// A zip archive in memory, read part by part with a bound on what comes out.
final class ZipArchive {
  private let archive: OpaquePointer
  /// The library reads from it for as long as the archive is open.
  private let bytes: UnsafeMutableRawPointer
  private var bytesLeft: Int
  private let limits: SpreadsheetLimits

  init(_ bytes: [UInt8], limits: SpreadsheetLimits) throws(SpreadsheetProblem) {
    guard bytes.count <= limits.fileBytes else { throw .tooLarge(.fileBytes, most: limits.fileBytes) }
    guard !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { throw .oldOrEncrypted }
    guard bytes.starts(with: [0x50, 0x4B]) else { throw .notASpreadsheet }
    let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 1)
    bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: bytes.count) }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 0, nil) else {
      copy.deallocate()
      throw .notASpreadsheet
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      copy.deallocate()
      throw .notASpreadsheet
    }
    self.bytes = copy
    self.archive = archive
    self.limits = limits
    bytesLeft = limits.partBytes
    guard zip_get_num_entries(archive, 0) <= limits.entries else { throw .tooLarge(.entries, most: limits.entries) }
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  /// The bytes of a part; nil where there is none of that name.
  func part(_ name: String) throws(SpreadsheetProblem) -> [UInt8]? {
    // Excel and others do not agree on the case of names.
    let index = zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE))
    guard index >= 0 else { return nil }
    guard let file = zip_fopen_index(archive, UInt64(index), 0) else { throw .damaged(part: name) }
    defer { zip_fclose(file) }
    var part: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Int(zip_fread(file, &chunk, UInt64(chunk.count)))
      guard count >= 0 else { throw .damaged(part: name) }
      if count == 0 { return part }
      bytesLeft -= count
      // What an archive says of its sizes may be a lie, so what comes out is counted.
      guard bytesLeft >= 0 else { throw .tooLarge(.partBytes, most: limits.partBytes) }
      part += chunk[..<count]
    }
  }
}
