import FormSchema
import Kernel
import Ports
import Web

/// A procedure as programs read it: what it is called, what it costs, where its form and its schema are.
struct ProcedureDocument {
  private let published: PublishedProcedure
  private let town: TownProfile
  private let address: CallAddress

  init(_ published: PublishedProcedure, _ town: TownProfile, _ address: CallAddress) {
    (self.published, self.town, self.address) = (published, town, address)
  }

  private var procedure: Procedure { published.definition.procedure }

  /// As a list has it.
  func summary(in language: Language) -> JSONValue { .object(head(in: language) + [.init("links", links)]) }

  func full(in language: Language) -> JSONValue {
    let words = published.definition.words(in: language)
    return .object(
      head(in: language) + [
        .init("whoMayApply", .text(words.whoMayApply)), .init("cost", .text(words.cost)),
        .init("expectedDays", .number(procedure.expectedDays)),
        .init("whatHappensNext", .list(words.whatHappensNext.map { .text($0) })),
        .init("categories", .list(procedure.categories.map { .text($0) })), .init("links", links),
      ])
  }

  private func head(in language: Language) -> [JSONValue.Member] {
    let words = published.definition.words(in: language)
    return [
      .init("id", .text(published.id)), .init("version", .text(published.version.hex)),
      .init("title", .text(words.title)), .init("summary", .text(words.summary)),
      .init("department", town.json(department: procedure.department, in: language)),
    ]
  }

  private var links: JSONValue {
    let id = published.id
    return .object(
      [
        ("self", CallAddress.procedure(id)), ("schema", CallAddress.schema(id)), ("openapi", CallAddress.openAPI(id)),
        ("applications", CallAddress.applications(id)), ("page", "/procedures/\(id)"),
      ].map { .init($0.0, .text(address.link($0.1))) })
  }
}

extension TownProfile {
  /// A department by its id and its name.
  func json(department id: String, in language: Language) -> JSONValue {
    .object([.init("id", .text(id)), .init("name", .text(departmentName(id, in: language)))])
  }
}
