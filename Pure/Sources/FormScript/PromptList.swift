import FormSchema
import Kernel
import Nihongo

/// Everything a conversation asks, in the order of the form's pages, as the answers stand now.
struct PromptList {
  private(set) var prompts: [Prompt] = []
  /// Told behind the last of them.
  private(set) var closing: [String] = []
  private let script: Script
  private let place: ScriptPlace
  private let typed: TypedAnswers
  private let proposals: [String: Proposal]
  private var section: String?

  /// - Parameter live: the form with `typed`; afterwards it may hold something else.
  init(_ script: Script, _ place: ScriptPlace, _ typed: TypedAnswers, _ reading: Reading, _ live: LiveForm) {
    (self.script, self.place, self.typed) = (script, place, typed)
    proposals = script.proposals(typed, reading, live)
    let form = script.definition.form
    var section: String?
    for id in reading.questions {
      guard let question = form.question(id) else { continue }
      if let own = form.sectionID(of: id), own != section {
        section = own
        tell(form.section(own))
      }
      add(question, Place(words: script.words, path: "", row: nil), reading)
    }
  }

  /// Where questions stand.
  private struct Place {
    let words: ProcedureWords
    let path: String
    let row: String?
  }

  private mutating func tell(_ section: Section?) {
    guard let section, script.definition.form.sections.count > 1 else { return }
    self.section = script.words.title(section)
    closing.append(script.texts["dialogue.part", ["title": script.words.title(section)]])
    if let intro = script.words.intro(section) { closing.append(intro) }
  }

  private mutating func add(_ question: Question, _ place: Place, _ reading: Reading) {
    let words = place.words
    if isProposed(question, place) { return }
    switch question.type {
    case .information:
      if let text = words.text(question) { closing.append(text) }
    case .computed, .lookedUp:
      guard let answer = reading.answers[question.id] else { return }
      let values = ["label": words.label(question), "answer": words.line(for: answer, to: question)]
      closing.append(script.texts["dialogue.worked-out", values])
    case .rows(let group):
      ask(question, place, .count(group))
      addRows(question, group, place, reading)
    default:
      for (part, form, mayStayEmpty) in parts(of: question, place.path + question.id) {
        ask(question, place, form, part, mayStayEmpty: mayStayEmpty)
      }
    }
  }

  /// Asks whether what is known of an answer is right.
  /// - Returns: whether nothing else is asked of the question before that is said.
  private mutating func isProposed(_ question: Question, _ place: Place) -> Bool {
    guard place.path.isEmpty, let proposal = proposals[question.id] else { return false }
    let isSaid = self.place.isSettled(question.id + Prompt.proposalMark)
    // Who has answered or passed over the question itself is not asked whether it is so.
    guard isSaid || !self.place.isBegun(question.id) else { return false }
    ask(question, place, .proposal(proposal))
    return !isSaid
  }

  private mutating func ask(
    _ question: Question, _ place: Place, _ form: Prompt.Form, _ part: String? = nil, mayStayEmpty: Bool = false
  ) {
    prompts.append(
      Prompt(
        question: question, words: place.words, path: place.path, part: part, form: form, row: place.row,
        section: section, mayStayEmpty: mayStayEmpty, told: closing))
    closing = []
  }

  private mutating func addRows(_ question: Question, _ group: RepeatedGroup, _ place: Place, _ reading: Reading) {
    let key = place.path + question.id
    guard self.place.isSettled(key), typed.first("\(key).\(Question.unknown)") != "true" else { return }
    for (index, row) in (reading.rows[question.id] ?? []).enumerated() {
      let values = [
        "row": place.row ?? "", "title": place.words.itemTitle(question) ?? "", "number": "\(index + 1)",
      ]
      let title = script.texts[place.row == nil ? "procedures.row" : "procedures.row-in-row", values]
      closing.append(script.texts["dialogue.row", ["row": title]])
      let inside = Place(words: place.words.inside(question), path: "\(key).\(row.key).", row: title)
      for id in row.reading.questions {
        if let inner = group.question(id) { add(inner, inside, row.reading) }
      }
    }
  }

  private typealias Part = (part: String?, form: Prompt.Form, mayStayEmpty: Bool)

  /// Only the first part of a question nobody can or wants to answer; nothing but the gate where it is shut.
  private func parts(of question: Question, _ key: String) -> [Part] {
    let all = everyPart(of: question, key)
    if typed.first("\(key).\(Question.unknown)") == "true", question.allowsUnknown { return Array(all.prefix(1)) }
    guard question.isOptional, let first = all.first else { return all }
    guard first.mayStayEmpty else {
      let id = first.part.map { "\(key).\($0)" } ?? key
      return place.isSkipped(id) ? [first] : all
    }
    let gate: Part = (nil, .gate, false), id = key + Prompt.gateMark
    return place.isSkipped(id) || !place.isSettled(id) ? [gate] : [gate] + all
  }

  private func everyPart(of question: Question, _ key: String) -> [Part] {
    func chosen(_ form: Prompt.Form) -> [Part] {
      let isOther = question.type.hasOther && typed[key].contains(Option.other)
      return [(nil, form, false)] + (isOther ? [("other", .line, false)] : [])
    }
    switch question.type {
    case .choice: return chosen(.choice)
    case .choices: return chosen(.choices)
    case .yesNo: return [(nil, .yesNo, false)]
    case .consent: return [(nil, .consent, false)]
    case .files, .signature: return [(nil, .file, false)]
    case .email: return [(nil, .line, false), ("again", .again, false)]
    case .name(isOrganisation: false):
      return [
        ("family", .line, false), ("given", .line, false), ("family-kana", .line, true), ("given-kana", .line, true),
      ]
    case .address: return address(key)
    case .bankAccount: return account(key)
    case .location: return [("place", .line, true), ("latitude", .position, false)]
    case .dateRange: return [("from", .line, false), ("to", .line, false)]
    default: return [(nil, .line, false)]
    }
  }

  /// The postal code comes first: where it is known, nobody need say the rest of the place.
  private func address(_ key: String) -> [Part] {
    let found = PostalCode(typed.first("\(key).postal-code")).flatMap { script.places[$0.digits] } ?? []
    let rest: [Part] = [("street", .line, false), ("building", .line, true)]
    let parts: [Part] = [("prefecture", .line, false), ("city", .line, false), ("town", .line, true)]
    let first: [Part] = [("postal-code", .line, true)]
    guard !found.isEmpty else { return first + parts + rest }
    let offered: [Part] = [("prefecture", .places(found), false)]
    return first + offered + (place.isSkipped("\(key).places") ? parts : []) + rest
  }

  private func account(_ key: String) -> [Part] {
    let institution: Part = ("institution", .kinds(BankAccount.Institution.allCases.map(\.rawValue)), false)
    switch BankAccount.Institution(rawValue: typed.first("\(key).institution")) {
    case nil: return [institution]
    case .bank:
      return [
        institution, ("bank-name", .line, false), ("bank-code", .line, true), ("branch-name", .line, false),
        ("branch-code", .line, true), ("kind", .kinds(BankAccount.Kind.allCases.map(\.rawValue)), false),
        ("number", .line, false), ("holder", .line, false),
      ]
    case .yucho:
      return [
        institution, ("yucho-symbol", .line, false), ("yucho-number", .line, false), ("holder", .line, false),
      ]
    }
  }
}
