import Glibc

/// All requests in one piece of memory; each is a range of it.
struct RequestFile {
  let bytes: UnsafeRawBufferPointer
  let ranges: [Range<Int>]

  /// - Returns: `nil` when the file cannot be read or ends within a request.
  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_size > 0 else { return nil }
    let size = Int(facts.st_size)
    guard let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED else { return nil }
    let bytes = UnsafeRawBufferPointer(start: memory, count: size)
    var found: [Range<Int>] = []
    var place = 0
    while place + 4 <= size {
      let length = (0..<4).reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
      guard place + 4 + length <= size else { return nil }
      found.append(place + 4..<place + 4 + length)
      place += 4 + length
    }
    guard place == size else { return nil }
    (self.bytes, ranges) = (bytes, found)
  }
}
