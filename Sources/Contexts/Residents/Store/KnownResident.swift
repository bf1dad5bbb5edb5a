import FormSchema
import Kernel
import Storage
import Web

/// One row of the registry.
enum RegistryRow {}

/// A person of the registry as stored.
struct KnownResident: Sendable, Equatable {
  let id: ID<RegistryRow>
  let resident: RegisteredResident
  let householdCode: String
  let importedAt: Instant
  let changedAt: Instant
  let removedOn: CivilDate?

  var facts: ResidentFacts { resident.facts(id: id.description, removedOn: removedOn) }

  /// How the log names the person.
  var subject: String { "resident:\(id)" }
}
