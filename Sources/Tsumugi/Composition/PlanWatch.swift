import Logging
import Procedures
import Web

/// Opens and closes what procedures were planned for a day, within a minute after it began; each town by itself.
struct PlanWatch: Sendable {
  let assembly: TownAssembly
  let logger: Logger

  private static let secondsBetweenLooks = 60

  func run() async throws {
    while !Task.isCancelled {
      do {
        try await assembly.features.procedures.carryOutPlans()
      } catch {
        logger.error(
          "planned publications failed", metadata: ["town": "\(assembly.town.id)", "error": "\(type(of: error))"])
      }
      try? await Task.sleep(for: .seconds(Self.secondsBetweenLooks))
    }
  }
}
