import Kernel
import ProcedureDraft
import Storage
import Web

extension DraftDesk {
  /// The folder a draft began with: the version it is of, or what was brought.
  /// - Throws: ``BuilderProblem/draftNotFound``, ``BuilderProblem/notYourDepartment``
  func beginning(_ id: ID<Draft>, by officer: Officer) async throws -> DraftFolder {
    try await town.database.read { tx in
      _ = try find(id, officer, in: tx)
      return try EditStore.firstSnapshot(of: id, in: tx)
    }
  }
}
