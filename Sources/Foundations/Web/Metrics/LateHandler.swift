import Synchronization

/// A handler that is made when it is first used, and kept.
final class LateHandler<Handler: AnyObject & Sendable>: Sendable {
  private let kept = AtomicLazyReference<Handler>()
  private let make: @Sendable () -> Handler

  init(_ make: @escaping @Sendable () -> Handler) { self.make = make }

  /// Two threads that come first together make two; one of them is kept, and both count into the same series.
  var handler: Handler { kept.load() ?? kept.storeIfNil(make()) }
}
