import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// What the search of the registry shows.
struct SearchModel: Sendable {
  var query: SearchQuery
  var showsFaults = false
  /// `nil` before anything was looked for.
  var search: ID<ResidentSearch>?
  /// The search of the address is forgotten, or someone else's.
  var isOver = false
  var rows: [KnownResident] = []
  /// There are more than are shown.
  var hasMore = false
  /// Who live here, as far as the registry knows; none before the first import.
  var people: Int
}

/// A search by name, kana or number, and birthday; and whom it found.
func searchPage(_ model: SearchModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let faults = model.showsFaults ? model.query.faults : []
  let errors = faults.map { FieldError($0.rawValue, texts["residents.staff.search.fault.\($0.rawValue)"]) }
  let title = texts["residents.staff.title"]
  return Page(title, audience: .staff, width: .wide, hasErrors: !errors.isEmpty) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.p(texts["residents.staff.lead"])
    if model.people == 0 {
      h.callout(Callout(.caution, title: texts["residents.staff.empty.title"], text: texts["residents.staff.empty"]))
    }
    if model.isOver {
      h.callout(Callout(.caution, title: texts["residents.staff.over.title"], text: texts["residents.staff.over"]))
    }
    h.searchForm(model, errors, formGuard, texts)
    guard model.search != nil else { return }
    h.h2(texts["residents.staff.found.title"])
    h.foundPeople(model, texts)
  }
}

extension HTML {
  fileprivate mutating func searchForm(
    _ model: SearchModel, _ errors: [FieldError], _ formGuard: FormGuard, _ texts: Texts
  ) {
    let query = model.query
    postForm(to: "\(SearchRoutes.path)/search", guard: formGuard) { h in
      h.radioGroup(
        RadioGroup(
          FieldFrame(
            "purpose", label: texts["residents.staff.purpose"], hint: texts["residents.staff.purpose-hint"],
            error: errors.message(for: "purpose")),
          options: SearchQuery.purposes.map {
            ChoiceOption($0.rawValue, texts["residents.staff.purpose.\($0.rawValue)"])
          }, value: query.purpose?.rawValue, isInline: true), texts)
      h.textField(
        TextField(
          FieldFrame(
            "words", label: texts["residents.staff.words"], hint: texts["residents.staff.words-hint"],
            error: errors.message(for: "words"), need: .unmarked),
          value: query.words, width: .wide, autocomplete: "off"), texts)
      h.textField(
        TextField(
          FieldFrame(
            "birth-date", label: texts["residents.staff.birth-date"], hint: texts["residents.staff.birth-date-hint"],
            error: errors.message(for: "birth-date"), need: .unmarked),
          value: query.birthDate, width: .medium, autocomplete: "off"), texts)
      h.actionButton(ActionButton(texts["design.search"]))
    }
  }

  fileprivate mutating func foundPeople(_ model: SearchModel, _ texts: Texts) {
    if model.hasMore {
      callout(
        Callout(
          .caution, title: texts["residents.staff.more.title"],
          text: texts["residents.staff.more", ["n": "\(SearchRoutes.mostShown)"]]))
    }
    guard !model.rows.isEmpty else {
      return emptyState(EmptyState(texts["residents.staff.none.title"], text: texts["residents.staff.none"]))
    }
    peopleTable(
      model.rows.map { ($0.facts, $0.id.description) }, search: model.search, id: "found",
      caption: texts["residents.staff.found.title"], texts)
  }

  /// People in rows, each with the way to their page.
  mutating func peopleTable(
    _ people: [(facts: ResidentFacts, id: String)], search: ID<ResidentSearch>?, id: String, caption: String,
    _ texts: Texts
  ) {
    let columns = ["name", "birth-date", "address", "relation", "state"]
    dataTable(
      DataTable(
        id: id, caption: caption, isCaptionHidden: true,
        columns: columns.map { .init(texts["residents.staff.column.\($0)"]) },
        rows: people.map { person in
          let facts = person.facts
          return [
            .content { h in
              h.a(["href": PersonRoutes.path(person.id, search)]) { h in h.plainText(facts.name.full) }
              guard !facts.name.fullKana.isEmpty else { return }
              h.br()
              h.span(["class": "ds-quiet"]) { h in h.plainText(facts.name.fullKana) }
            },
            .text(texts.birthday(facts)),
            .content { h in h.plainText(facts.address.town + facts.address.street + " " + facts.address.building) },
            .content { h in h.plainText(facts.relation) },
            .tag(texts.state(facts)),
          ]
        }), texts)
  }
}

extension Texts {
  /// The language of dates on officers' pages, which are in Japanese and English only.
  private var officerLanguage: Language { language == .english ? .english : .japanese }

  func day(_ date: CivilDate) -> String { JapaneseDate(date).text(in: officerLanguage) }

  func moment(_ moment: Instant) -> String { "\(day(moment.dateInJapan)) \(moment.timeInJapan)" }

  func birthday(_ facts: ResidentFacts) -> String {
    facts.birthDate.map(day) ?? self["residents.staff.birth-date.unknown"]
  }

  func state(_ facts: ResidentFacts) -> StatusTag {
    if facts.isProtected { return StatusTag(self["residents.staff.state.protected"], tone: .danger) }
    return facts.removedOn == nil
      ? StatusTag(self["residents.staff.state.living"], tone: .success)
      : StatusTag(self["residents.staff.state.removed"], tone: .attention)
  }
}
