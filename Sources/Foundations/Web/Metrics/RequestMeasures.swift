import HTTPTypes
import Hummingbird
import Metrics

/// How often each route of a town was asked for, how it was answered and how long that took.
///
/// Routes go by their pattern, never by the path that was typed, which may hold an id or a code.
struct RequestMeasures: Sendable {
  private struct Key: Hashable { let method: HTTPRequest.Method, pattern: String }

  private let routes: [Key: RouteMeasure]
  /// Whatever fits no route.
  private let none: RouteMeasure

  /// - Parameter town: its id; empty for requests that reach none.
  init(town: String, routes: [Route], metrics: any MetricsFactory) {
    self.routes = Dictionary(
      routes.map { route in
        let pattern = RouterPath(route.path).description
        return (
          Key(method: route.method, pattern: pattern),
          RouteMeasure(town: town, method: route.method.rawValue, route: pattern, metrics: metrics)
        )
      }, uniquingKeysWith: { first, _ in first })
    none = RouteMeasure(town: town, method: "other", route: "none", metrics: metrics)
  }

  /// - Parameter pattern: as the router knows the route; `nil` when it knows none.
  func record(_ method: HTTPRequest.Method, pattern: String?, status: HTTPResponse.Status, _ duration: Duration) {
    let route = pattern.flatMap { routes[Key(method: method == .head ? .get : method, pattern: $0)] } ?? none
    route.record(status, duration)
  }
}

/// The series of one route, made when they are first needed: most routes never answer with most statuses.
private final class RouteMeasure: Sendable {
  private let classes: [LateHandler<Counter>]
  private let seconds: LateHandler<Timer>

  init(town: String, method: String, route: String, metrics: any MetricsFactory) {
    let labels = [("town", town), ("method", method), ("route", route)]
    classes = (1...5).map { hundreds in
      LateHandler {
        Counter(label: "tsumugi_requests_total", dimensions: labels + [("status", "\(hundreds)xx")], factory: metrics)
      }
    }
    seconds = LateHandler { Timer(label: "tsumugi_request_seconds", dimensions: labels, factory: metrics) }
  }

  func record(_ status: HTTPResponse.Status, _ duration: Duration) {
    classes[min(max(status.code / 100, 1), 5) - 1].handler.increment()
    seconds.handler.recordNanoseconds(duration.nanoseconds)
  }
}

extension Duration {
  var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
