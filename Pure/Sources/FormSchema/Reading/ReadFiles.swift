extension AnswerReader {
  func readFiles(_ accept: [FileKind], _ least: Int, _ most: Int) -> Outcome {
    var seen: Set<String> = []
    let files = typed.attachments(question.id).filter { seen.insert($0.id).inserted }
    if files.isEmpty { return missing(variant: question.type.name == .signature ? "signature" : "files") }
    guard files.allSatisfy({ accept.contains($0.kind) }) else {
      return .problem(problem(.wrongFileKind, variant: accept.count == 1 ? accept[0].rawValue : nil))
    }
    if files.count < least { return .problem(problem(.tooFew, variant: "files", ["min": .number(least)])) }
    if files.count > most { return .problem(problem(.tooMany, variant: "files", ["max": .number(most)])) }
    return .answer(.files(files))
  }
}
