import Kernel
import Nihongo

/// Writes what is known of a person into the inputs of one question, as the person would type it.
struct PrefillTyping {
  let question: Question
  let language: Language

  init(_ question: Question, _ language: Language) { (self.question, self.language) = (question, language) }

  /// - Returns: `nil` when nothing is known, or the question is asked in a way the item does not fit.
  func fields(_ item: PrefillItem, of person: ResidentFacts, household: [ResidentFacts]) -> [String: [String]]? {
    switch item {
    case .name: fields(name: person.name)
    case .kana: fields(text: person.name.fullKana)
    case .latinName: fields(text: person.latinName)
    case .birthDate: person.birthDate.flatMap(fields(date:))
    case .sex: person.sex.flatMap { fields(option: $0.rawValue) }
    case .nationality: fields(text: person.nationality)
    case .address: fields(address: person.address)
    case .relation: fields(text: person.relation)
    case .householdHead: ([person] + household).first(where: \.isHead).flatMap { fields(name: $0.name) }
    case .household: fields(rows: household)
    case .email, .answer: nil
    }
  }

  /// A row for each person, as far as the group takes rows; each of its questions names what of the person it takes.
  private func fields(rows people: [ResidentFacts]) -> [String: [String]]? {
    guard let group = question.type.group, !people.isEmpty else { return nil }
    var typed = TypedAnswers()
    for person in people.prefix(group.atMost) {
      let key = typed.addRow(question.id)
      for inner in group.questions where inner.mayBePrefilled {
        guard let source = inner.prefill, source.origin == .residents,
          let fields = PrefillTyping(inner, language).fields(source.item, of: person, household: [])
        else { continue }
        for (field, values) in fields { typed["\(question.id).\(key).\(field)"] = values }
      }
    }
    return typed.fields
  }

  /// Also for a choice, whose option it must be by id or label.
  func fields(text: String) -> [String: [String]]? {
    guard !text.isEmpty else { return nil }
    switch question.type.name {
    case .text, .longText, .kana, .phone: return [question.id: [text]]
    // Typed twice against slips of the hand; what is known to be right needs no second look.
    case .email: return Dictionary(question.fields.map { ($0, [text]) }) { first, _ in first }
    case .choice: return fields(option: text)
    default: return nil
    }
  }

  private func fields(option: String) -> [String: [String]]? {
    question.type.options.first { $0.id == option || $0.label == option }.map { [question.id: [$0.id]] }
  }

  private func fields(name: NameAnswer) -> [String: [String]]? {
    guard case .name(isOrganisation: false) = question.type else { return fields(text: name.full) }
    return filled([
      "family": name.family, "given": name.given, "family-kana": name.familyKana, "given-kana": name.givenKana,
    ])
  }

  private func fields(date: CivilDate) -> [String: [String]]? {
    guard question.type.name == .date else { return nil }
    return [question.id: [language == .english ? date.description : JapaneseDate(date).full]]
  }

  private func fields(address: Address) -> [String: [String]]? {
    guard question.type.name == .address else { return fields(text: address.oneLine) }
    return filled([
      "postal-code": address.postalCode?.description ?? "", "prefecture": address.prefecture, "city": address.city,
      "town": address.town, "street": address.street, "building": address.building,
    ])
  }

  private func filled(_ parts: [String: String]) -> [String: [String]]? {
    let filled = parts.filter { !$0.value.isEmpty }
    guard !filled.isEmpty else { return nil }
    return Dictionary(uniqueKeysWithValues: filled.map { ("\(question.id).\($0.key)", [$0.value]) })
  }
}
