import Synchronization

/// What came of the walk, told by the task that walks and read by the command.
final class DemoOutcome: Sendable {
  private let kept = Mutex<MainJob.Outcome?>(nil)

  var holds: MainJob.Outcome? {
    get { kept.withLock { $0 } }
    set { kept.withLock { $0 = newValue } }
  }

  var allHeld: Bool { holds?.failed == nil && holds != nil }

  /// One line: the last of `tsumugi demo --once`.
  var summary: String {
    guard let holds else { return "demo: the main job did not run" }
    let seconds = "\(holds.milliseconds / 1000).\(holds.milliseconds % 1000 / 100) s"
    if let failed = holds.failed { return "demo: FAILED at “\(failed)” after \(holds.steps) steps in \(seconds)" }
    return "demo: \(holds.steps) steps held in \(seconds)"
  }
}
