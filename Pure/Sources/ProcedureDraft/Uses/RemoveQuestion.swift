import Kernel

/// What taking a question away means.
public struct QuestionRemoval: Sendable, Equatable {
  /// Takes it away with all that is about it alone: its sentences in other languages, its rules' places, its answers in
  /// examples.
  public let edit: DraftEdit
  /// What still names it afterwards: a person has to say what becomes of that.
  public let left: [DraftUse]
}

extension DraftFolder {
  /// - Parameter fullID: of a row `children.name`; of a group's question as one of its uses calls it: it leaves all.
  /// - Throws: ``DraftProblem/noPlace(_:)`` when there is no such question.
  public func removing(question fullID: String) throws(DraftProblem) -> QuestionRemoval {
    let outline = DraftOutline(self)
    guard let question = outline.question(fullID), let value = self[question.path] else {
      throw .noPlace(DraftPath("form.yaml"))
    }
    let fullIDs = outline.questions.filter { $0.path == question.path }.map(\.fullID)
    var folder = self
    var edits: [DraftEdit] = []
    func take(_ edit: DraftEdit) throws(DraftProblem) {
      try folder.apply(edit)
      edits.append(edit)
    }
    for path in checkPaths(at: fullIDs, outline) {
      if let check = folder[path] { try take(.remove(path, was: check)) }
    }
    for path in sentencePaths(of: fullIDs) { try take(.set(path, to: nil, was: folder[path])) }
    for path in answerPaths(of: fullIDs) {
      guard let answer = folder[path] else { continue }
      if case .key = path.last {
        try take(.set(path, to: nil, was: answer))
      } else {
        try take(.remove(path, was: answer))
      }
    }
    try take(.remove(question.path, was: value))
    let uses = DraftUses(folder)
    return QuestionRemoval(edit: .all(edits), left: fullIDs.flatMap { uses.uses(of: .question($0)) })
  }

  /// The rules whose message stands beside one of the questions.
  private func checkPaths(at fullIDs: [String], _ outline: DraftOutline) -> [DraftPath] {
    var paths: [DraftPath] = []
    var lists = ["form.yaml", "decision.yaml"].map { (DraftPath($0).key("checks"), "") }
    lists += outline.questions.filter { $0.json["checks"] != nil }.map { ($0.path.key("checks"), "\($0.fullID).") }
    for (list, prefix) in lists {
      paths += items(list).filter { fullIDs.contains(prefix + ($0.value["at"]?.written ?? "")) }.map(\.path)
    }
    return paths
  }

  private func sentencePaths(of fullIDs: [String]) -> [DraftPath] {
    trees(in: "text").flatMap { _, path, tree in
      (tree.members ?? []).map(\.key).filter { key in
        fullIDs.contains { TranslationKey.renaming(key, $0, to: $0) != nil }
      }.map(path.key)
    }
  }

  /// From the last to the first, so that the places of items stay right.
  private func answerPaths(of fullIDs: [String]) -> [DraftPath] {
    trees(in: "examples").flatMap { _, path, tree in
      ExampleMentions(tree, at: path).questions.filter { fullIDs.contains($0.full) }.map(\.path)
    }.reversed()
  }
}
