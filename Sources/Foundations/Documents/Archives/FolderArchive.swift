import CZip

/// A folder of files as a ZIP archive, both ways (APPNOTE 6.3.9).
public enum FolderArchive {
  /// Why an archive cannot be opened.
  public enum Refusal: Error, Sendable, Equatable {
    case unreadable
    /// More files or bytes come out of it than are wanted.
    case tooLarge
  }

  /// The files of an archive by their paths. Folders, and what stands outside by `..` or a leading slash, are left out.
  ///
  /// - Parameters:
  ///   - mostFiles: of the archive, folders included.
  ///   - mostBytes: of all files together as they come out, counted, whatever the archive says of them.
  public static func files(in bytes: [UInt8], mostFiles: Int, mostBytes: Int) throws(Refusal) -> [String: [UInt8]] {
    guard bytes.starts(with: [0x50, 0x4B]) else { throw .unreadable }
    guard bytes.count <= mostBytes else { throw .tooLarge }
    let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { copy.deallocate() }
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 0, nil) else { throw .unreadable }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      throw .unreadable
    }
    defer { zip_discard(archive) }
    let count = zip_get_num_entries(archive, 0)
    guard count <= mostFiles else { throw .tooLarge }
    var files: [String: [UInt8]] = [:]
    var left = mostBytes
    for index in 0..<UInt64(max(count, 0)) {
      guard let name = zip_get_name(archive, index, 0).flatMap({ String(validatingCString: $0) }) else {
        throw .unreadable
      }
      guard isInside(name) else { continue }
      files[name] = try content(of: index, in: archive, &left)
    }
    return files
  }

  private static func isInside(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("/") && !name.hasSuffix("/") && !name.contains("\\")
      && !name.split(separator: "/").contains("..")
  }

  private static func content(
    of index: UInt64, in archive: OpaquePointer, _ left: inout Int
  ) throws(Refusal) -> [UInt8] {
    guard let file = zip_fopen_index(archive, index, 0) else { throw .unreadable }
    defer { zip_fclose(file) }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Int(zip_fread(file, &chunk, UInt64(chunk.count)))
      guard count >= 0 else { throw .unreadable }
      if count == 0 { return content }
      left -= count
      guard left >= 0 else { throw .tooLarge }
      content += chunk[..<count]
    }
  }

  /// An archive of files in this order, not compressed: the same files give the same bytes, whenever they are written.
  public static func bytes(of files: [(path: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (path, bytes) in files {
      let offset = archive.count
      let facts = facts(path, bytes)
      archive += number(0x0403_4B50, 4) + facts + Array(path.utf8) + bytes
      directory += number(0x0201_4B50, 4) + number(20, 2) + facts + number(0, 2) + number(0, 2) + number(0, 2)
        + number(0, 4) + number(offset, 4) + Array(path.utf8)
    }
    let start = archive.count
    return archive + directory + number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
      + number(directory.count, 4) + number(start, 4) + number(0, 2)
  }

  /// What the file's own head and the directory both say: version, name in UTF-8, stored, 1 January 1980, checksum,
  /// lengths.
  private static func facts(_ path: String, _ bytes: [UInt8]) -> [UInt8] {
    number(20, 2) + number(0x0800, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + number(Int(checksum(bytes)), 4)
      + number(bytes.count, 4) + number(bytes.count, 4) + number(path.utf8.count, 2) + number(0, 2)
  }

  private static func number(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// CRC-32 as in ISO 3309.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { crc, byte in table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
  }
}
