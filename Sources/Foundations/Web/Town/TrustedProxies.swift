/// The reverse proxies in front of us: how far to believe headers that they add.
public struct TrustedProxies: Sendable {
  private let ranges: [NetworkRange]

  /// - Parameter trusted: where they are; only an `X-Forwarded-For` from there counts.
  public init(trusted ranges: [NetworkRange]) { self.ranges = ranges }

  /// The nearest address that is not a proxy of ours, written in the one way its machine has.
  ///
  /// From right to left, since each proxy adds to the right what it saw itself. What is no address ends the search at
  /// the proxy that let it through: behind it stands what anybody may have written.
  /// - Parameters:
  ///   - peer: who the connection comes from.
  ///   - forwarded: `X-Forwarded-For` as it arrived.
  func client(peer: String, forwarded: String?) -> String {
    guard var nearest = NetworkAddress(peer) else { return peer }
    for hop in (forwarded ?? "").split(separator: ",").reversed() {
      guard contains(nearest), let next = Self.address(hop) else { break }
      nearest = next
    }
    return nearest.description
  }

  private func contains(_ address: NetworkAddress) -> Bool { ranges.contains { $0.contains(address) } }

  /// Some proxies add the client's port, which changes with every connection: `192.0.2.7:50123`, `[2001:db8::7]:50123`.
  private static func address(_ hop: Substring) -> NetworkAddress? {
    let text = hop.filter { $0 != " " && $0 != "\t" }
    if let address = NetworkAddress(text) { return address }
    if text.hasPrefix("[") { return NetworkAddress(text.dropFirst().prefix { $0 != "]" }) }
    return NetworkAddress(text.prefix { $0 != ":" })
  }
}
