import Hummingbird

/// What an operator's tools ask for, outside any town: health and metrics.
public protocol OperationsPages: Sendable {
  /// - Parameter isLocal: whether the request comes from this machine, under its own name, without a proxy in between.
  /// - Returns: `nil` when the path is none of these.
  func answer(_ path: String, isLocal: Bool) async -> Response?
}
