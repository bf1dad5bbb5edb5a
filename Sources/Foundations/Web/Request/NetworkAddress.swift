import Foundation

/// An IPv4 or IPv6 address, without port and zone.
///
/// An IPv4 address that a socket for both families writes as IPv6 (`::ffff:192.0.2.7`, RFC 4291 section 2.5.5.2) is the
/// IPv4 address: one machine is one value, however it is written.
public struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  /// Four bytes of IPv4 or sixteen of IPv6, in network order.
  let bytes: [UInt8]

  public var isIPv4: Bool { bytes.count == 4 }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Returns: `nil` for what is no address in numbers: a name, a port, brackets, a zone or blanks beside it.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    // The C function reads up to the first zero byte and would not see what stands behind it.
    guard !text.utf8.contains(0) else { return nil }
    if let bytes = Self.read(text, family: AF_INET, count: 4) {
      self.bytes = bytes
      return
    }
    guard let bytes = Self.read(text, family: AF_INET6, count: 16) else { return nil }
    self.bytes = bytes.starts(with: Self.mapped) ? Array(bytes.dropFirst(Self.mapped.count)) : bytes
  }

  /// The network of the first `bits` bits: the rest is zero.
  /// - Parameter bits: up to 32 for IPv4 and 128 for IPv6; more is the whole address.
  public func prefix(bits: Int) -> NetworkAddress {
    let kept = bytes.enumerated().map { index, byte in
      let ours = min(8, max(0, bits - index * 8))
      return byte & ~UInt8(truncatingIfNeeded: 0xFF >> ours)
    }
    return NetworkAddress(bytes: kept)
  }

  /// The part that tells one subscriber from another: of IPv6 the first 64 bits, of IPv4 all.
  ///
  /// Behind a prefix of 64 bits (RFC 4291 section 2.5.4) a single device may take 2^64 addresses and does take new ones
  /// every day (RFC 8981): a limit that counted whole addresses would limit nobody.
  public var subscriber: NetworkAddress { isIPv4 ? self : prefix(bits: 64) }

  /// As `inet_ntop` writes it: IPv6 in lower case with its longest run of zeros left out (RFC 5952).
  public var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = isIPv4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else {
      preconditionFailure("four or sixteen bytes are an address")
    }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

  private static func read(_ text: String, family: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}

/// One address, or all addresses of a network written as CIDR (`10.1.0.0/16`, `2001:db8::/32`; RFC 4632, RFC 4291).
public struct NetworkRange: Hashable, Sendable {
  private let network: NetworkAddress
  private let bits: Int

  /// - Returns: `nil` for what is neither, and for a network whose address has bits set behind the prefix
  ///   (`10.1.2.3/8`): one of the two numbers is a slip, and guessing which would let in too many.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, let network = NetworkAddress(first) else { return nil }
    let longest = network.bytes.count * 8
    var bits = longest
    if parts.count > 1 {
      guard parts.count == 2, let written = Self.number(parts[1]) else { return nil }
      // Of an IPv4 address written as IPv6 the first 96 bits are the way it is written.
      bits = network.isIPv4 && first.contains(":") ? written - 96 : written
    }
    guard (0...longest).contains(bits), network.prefix(bits: bits) == network else { return nil }
    (self.network, self.bits) = (network, bits)
  }

  public func contains(_ address: NetworkAddress) -> Bool {
    address.isIPv4 == network.isIPv4 && address.prefix(bits: bits) == network
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
