/// A zip archive of parts that are not packed, for workbooks no program would write.
enum StoredZip {
  static func bytes(_ parts: [(name: String, text: String)]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in parts {
      let data = Array(text.utf8)
      // Version, flags, method, time, date, CRC, both sizes, lengths of name and of more.
      let head = little(20, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(33, 2)
        + little(Int(crc(data)), 4) + little(data.count, 4) + little(data.count, 4) + little(name.utf8.count, 2)
        + little(0, 2)
      directory += little(0x0201_4B50, 4) + little(20, 2) + head + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 4) + little(file.count, 4) + Array(name.utf8)
      file += little(0x0403_4B50, 4) + head + Array(name.utf8) + data
    }
    let end = little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2) + little(parts.count, 2)
      + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
    return file + directory + end
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
