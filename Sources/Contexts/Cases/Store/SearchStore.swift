import Web

/// What an officer looks for among the cases.
enum CaseSearch {}

/// The only code that reads or writes `cases_search`.
typealias SearchStore = KeptSearches<CaseSearch>

extension KeptSearches<CaseSearch> {
  init(town: Town) { self.init(town: town, column: CasesSealing.search) }
}
