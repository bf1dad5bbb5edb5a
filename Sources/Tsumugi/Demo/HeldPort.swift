import Foundation
import Synchronization

/// A loopback port that nobody else gets until the server listens on it, so that addresses can be printed before.
///
/// It is bound and not listened on. Linux lets a second socket of the same kind take such a port and begin to listen;
/// whoever does not ask for that (`SO_REUSEADDR`), or asks for any free port, does not get it.
final class HeldPort: Sendable {
  let port: Int
  private let descriptor: Mutex<Int32?>

  /// - Parameter wanted: 0 for any free one.
  /// - Returns: `nil` when it is taken.
  init?(_ wanted: Int) {
    guard let wanted = UInt16(exactly: wanted) else { return nil }
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = wanted.bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    guard Self.withSocketAddress(&address, { bind(descriptor, $0, $1.pointee) }) == 0,
      Self.withSocketAddress(&address, { getsockname(descriptor, $0, $1) }) == 0
    else {
      close(descriptor)
      return nil
    }
    self.descriptor = Mutex(descriptor)
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit { release() }

  /// The server listens now.
  func release() {
    descriptor.withLock { held in
      if let held { close(held) }
      held = nil
    }
  }

  private static func withSocketAddress(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> Int32 {
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
    }
  }
}
