import Glibc

/// One client: a connection and the request it waits for.
final class Connection {
  private(set) var descriptor: Int32 = -1
  let port: UInt16
  /// The number of the request under way, and when it began.
  var request = 0
  var began: UInt64 = 0
  var reader = AnswerReader(wantsCookies: false)
  /// What of the request has not gone out yet.
  private var unsent = 0..<0

  init(port: UInt16) { self.port = port }

  /// - Returns: whether the connection stands.
  func connect() -> Bool {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let done = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard done == 0 else { return false }
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    return fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0
  }

  func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  /// Begins a request. - Returns: whether the connection still stands.
  func send(_ range: Range<Int>, of bytes: UnsafeRawBufferPointer) -> Bool {
    unsent = range
    return sendRest(of: bytes)
  }

  var isSending: Bool { !unsent.isEmpty }

  /// Sends as much as the connection takes now. - Returns: whether it still stands.
  func sendRest(of bytes: UnsafeRawBufferPointer) -> Bool {
    while !unsent.isEmpty, let base = bytes.baseAddress {
      let sent = Glibc.send(descriptor, base + unsent.lowerBound, unsent.count, Int32(MSG_NOSIGNAL))
      if sent < 0 { return errno == EAGAIN || errno == EINTR }
      unsent = unsent.lowerBound + sent..<unsent.upperBound
    }
    return true
  }
}
