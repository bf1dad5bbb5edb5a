import FormSchema

/// Somebody who fills in a form from top to bottom, goes on wherever questions appear, and types again what is wrong.
struct SampleDesk {
  var typing: AnswerTyping
  /// In how many of a hundred questions there is nonsense, or nothing.
  var mistakes = 0
  private var seen: Set<String> = []

  init(typing: AnswerTyping) { self.typing = typing }

  mutating func begin(_ live: LiveForm) {
    seen = []
    go(on: live)
  }

  /// Types something else there, and into whatever appears because of it.
  mutating func mend(_ place: QuestionPlace, _ live: LiveForm) {
    type(place, live, mayBeEmpty: false)
    go(on: live)
  }

  private mutating func go(on live: LiveForm) {
    while true {
      let new = QuestionPlace.all(in: live.reading) { live.form.question($0) }.filter { !seen.contains($0.key) }
      if new.isEmpty { return }
      for place in new {
        seen.insert(place.key)
        type(place, live, mayBeEmpty: true)
      }
    }
  }

  private mutating func type(_ place: QuestionPlace, _ live: LiveForm, mayBeEmpty: Bool) {
    let question = place.question
    var typed = live.typed
    for field in question.inputs(in: typed.inside(place.path)) { typed[place.path + field] = [] }
    typed[place.key] = []
    if mayBeEmpty, question.isOptional || mistakes > 0, typing.random.chance(question.isOptional ? 30 : mistakes) {
      live.set(typed)
      return
    }
    var fields = typing.fields(of: question)
    if typing.random.chance(mistakes) {
      for field in question.fields { fields[field] = [typing.random.pick(SampleWords.nonsense)] }
    }
    for (field, values) in fields { typed[place.path + field] = values }
    if let group = question.type.group, fields.isEmpty { addRows(group, place.key, &typed) }
    live.set(typed)
  }

  private mutating func addRows(_ group: RepeatedGroup, _ key: String, _ typed: inout TypedAnswers) {
    let most = min(group.atMost, group.atLeast + 3) + (typing.random.chance(mistakes) ? 1 : 0)
    for _ in 0..<typing.random.number(in: group.atLeast...max(group.atLeast, most)) { typed.addRow(key) }
  }
}

extension TypedAnswers {
  /// The fields that begin with a path, without it.
  func inside(_ path: String) -> TypedAnswers {
    guard !path.isEmpty else { return self }
    return TypedAnswers(Dictionary(uniqueKeysWithValues: fields.filter { $0.key.hasPrefix(path) }.map {
      (String($0.key.dropFirst(path.count)), $0.value)
    }))
  }
}
