import FormSchema
import Kernel
import Ports

/// What a resident looks for: words of daily life, a category, a life event.
struct ProcedureFilter: Sendable, Equatable {
  var words = ""
  var category: String?
  var lifeEvent: String?

  func matches(in snapshot: CatalogueSnapshot, _ language: Language) -> [PublishedProcedure] {
    snapshot.search(words, in: language).filter { found in
      let facts = found.definition.procedure
      return category.map(facts.categories.contains) ?? true && lifeEvent.map(facts.lifeEvents.contains) ?? true
    }
  }
}
