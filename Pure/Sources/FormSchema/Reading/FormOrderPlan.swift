/// Works out who looks at whom, once for a form.
struct FormOrderPlan {
  private(set) var places: [FormOrder.Place]
  private(set) var sequence: [Int] = []
  private(set) var ranks: [Int]
  private(set) var loops: [[String]] = []
  private(set) var tests: [FormOrder.Test] = []
  /// The questions the rules for files look at.
  private(set) var demandedBy: [Int] = []
  /// Ids that are looked at and belong to no question here.
  private(set) var outer: Set<String> = []
  let placesByID: [String: Int]

  init(_ content: [FormOrder.Content], _ checks: [Check], _ demands: DecisionRules?) {
    places = content.map { FormOrder.Place(content: $0) }
    ranks = Array(repeating: 0, count: content.count)
    placesByID = Dictionary(
      content.enumerated().compactMap { place, content in content.question.map { ($0.id, place) } },
      uniquingKeysWith: { first, _ in first })
    let lookedAt = content.map { edges($0, $0.lookedAt) }
    let search = FormOrderSearch(lookedAt)
    sequence = search.groups.flatMap { $0 }
    for (rank, place) in sequence.enumerated() { ranks[place] = rank }
    connect(lookedAt)
    loops = rings(content, search, lookedAt)
    for check in checks { register(check) }
    if let demands { register(demands) }
    for questions in content.lazy.flatMap({ $0.lookedAt + $0.proposedFrom }) + checks.map(\.lookedAt) {
      for id in questions where placesByID[id] == nil { outer.insert(id) }
    }
  }

  private func edges(_ content: FormOrder.Content, _ questions: [Set<String>]) -> [Int] {
    var edges = questions.joined().compactMap { placesByID[$0] }
    if let section = content.asked?.section { edges.append(section) }
    return edges.count > 1 ? Set(edges).sorted() : edges
  }

  private mutating func connect(_ lookedAt: [[Int]]) {
    for (place, others) in lookedAt.enumerated() {
      for other in others {
        if ranks[other] < ranks[place] {
          places[other].dependents.append(place)
        } else {
          places[place].unseen.append(other)
        }
      }
    }
  }

  /// Proposals change nothing that is read, so they cannot change the order; a loop through them is one all the same.
  private func rings(
    _ content: [FormOrder.Content], _ search: FormOrderSearch, _ lookedAt: [[Int]]
  ) -> [[String]] {
    let hasProposals = content.contains { !$0.proposedFrom.isEmpty }
    let search = hasProposals
      ? FormOrderSearch(content.map { edges($0, $0.lookedAt + $0.proposedFrom) }) : search
    return search.groups.sorted { $0[0] < $1[0] }.map { group in
      search.ring(in: group).compactMap { content[$0].question?.id }
    }.filter { !$0.isEmpty }
  }

  /// A rule that stands at no question of the form is never broken.
  private mutating func register(_ check: Check) {
    guard let place = placesByID[check.question] else { return }
    let test = FormOrder.Test(
      check: check, place: place, field: places[place].content.question?.fields.first,
      lookedAt: check.lookedAt.compactMap { placesByID[$0] })
    for place in Set(test.lookedAt + [place]) { places[place].tests.append(tests.count) }
    tests.append(test)
  }

  private mutating func register(_ demands: DecisionRules) {
    demandedBy = demands.questions.compactMap { placesByID[$0] }
    for place in demandedBy { places[place].isForDemands = true }
    for place in places.indices where places[place].content.question?.type.isAttached == true {
      places[place].isForDemands = true
    }
  }
}

extension Check {
  /// The ids of the questions it is about.
  public var lookedAt: Set<String> { must.questions.union(when?.questions ?? []) }
}
