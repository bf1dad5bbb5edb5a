import FormSchema
import Kernel
import Nihongo
import Ports
import Synchronization

/// The search of a catalogue in each language, made when somebody first searches in it: a front page need not wait.
final class CatalogueIndexes: Sendable {
  private let procedures: [PublishedProcedure]
  private let readAloud: SearchReader?
  private let made = Mutex<[Language: SearchIndex]>([:])

  init(_ procedures: [PublishedProcedure], readAloud: SearchReader?) {
    (self.procedures, self.readAloud) = (procedures, readAloud)
  }

  /// - Complexity: O(1) after the first time; whoever else searches first waits for the one who makes it.
  subscript(language: Language) -> SearchIndex {
    made.withLock { made in
      if let index = made[language] { return index }
      let entries = procedures.map { $0.searchEntry(in: language, readAloud: readAloud) }
      let index = SearchIndex(entries, readAloud: readAloud)
      made[language] = index
      return index
    }
  }
}
