import Builder
import Web

/// Checks the drafts that wait for it: one after the other, town by town in turn, so that it never takes more than one
/// core however many people make procedures.
struct DraftWatch: Sendable {
  let towns: [TownAssembly]

  private static let millisecondsBetweenLooks = 300

  func run() async throws {
    while !Task.isCancelled {
      var hasChecked = false
      for assembly in towns where await assembly.features.builder.checkNext() { hasChecked = true }
      if !hasChecked { try? await Task.sleep(for: .milliseconds(Self.millisecondsBetweenLooks)) }
    }
  }
}
