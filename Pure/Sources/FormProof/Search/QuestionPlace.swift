import FormSchema

/// A question, with the form, the section and the rows it stands in.
struct QuestionPlace {
  let question: Question
  let part: FormPart
  let section: Section
  /// The ids of the groups around it, with a dot behind each: `children.`; empty outside rows.
  let prefix: String
  /// The group it is a question of; `nil` outside rows.
  let group: RepeatedGroup?

  /// Its id behind those of the groups around it: `children.name`.
  var path: String { prefix + question.id }

  /// The ids of the questions that decide whether it is shown, or what its answer is.
  var needs: Set<String> {
    let page = prefix.isEmpty ? section.when?.questions ?? [] : []
    return page.union(question.when?.questions ?? []).union(question.type.formula?.questions ?? [])
  }
}

/// Every question by its path, and what an id means inside rows: their own questions hide those around them.
struct QuestionPaths {
  private(set) var all: [QuestionPlace] = []
  private var indices: [String: Int] = [:]

  init(_ definition: ProcedureDefinition) {
    for part in [FormPart.application, .decision] {
      for section in definition.form(part).sections { add(section.questions, part, section, "", nil) }
    }
  }

  private mutating func add(
    _ questions: [Question], _ part: FormPart, _ section: Section, _ prefix: String, _ group: RepeatedGroup?
  ) {
    for question in questions {
      let place = QuestionPlace(question: question, part: part, section: section, prefix: prefix, group: group)
      if indices[place.path] == nil { indices[place.path] = all.count }
      all.append(place)
      if let inner = question.type.group { add(inner.questions, part, section, place.path + ".", inner) }
    }
  }

  /// Where the question stands that an id means inside these rows.
  func index(_ id: String, in prefix: String) -> Int? {
    var around = prefix.split(separator: ".").map { $0 + "." }
    while true {
      if let index = indices[around.joined() + id] { return index }
      guard around.popLast() != nil else { return nil }
    }
  }

  func path(_ id: String, in prefix: String) -> String { index(id, in: prefix).map { all[$0].path } ?? id }
}

/// The questions of both forms, each after those it depends on, otherwise in page order.
struct QuestionOrder {
  let places: [QuestionPlace]
  /// Questions that wait for each other, by their paths.
  private(set) var loops: [[String]]

  /// - Complexity: O(questions + dependencies).
  init(_ paths: QuestionPaths, _ definition: ProcedureDefinition) {
    let all = paths.all
    let search = FormOrderSearch(
      all.map { place in
        // A question of a row comes after the group, whatever it looks at.
        let group = place.prefix.isEmpty ? nil : paths.index(String(place.prefix.dropLast()), in: "")
        return Set(place.needs.compactMap { paths.index($0, in: place.prefix) } + [group].compactMap(\.self)).sorted()
      })
    places = search.groups.joined().map { all[$0] }
    loops = [definition.form, definition.form(.decision)].flatMap(\.order.loops)
    // Those inside rows are no business of the form around them.
    for loop in search.groups.map({ search.ring(in: $0).map { all[$0].path } })
    where !loop.isEmpty && !loops.contains(where: { !Set($0).isDisjoint(with: loop) }) { loops.append(loop) }
  }
}
