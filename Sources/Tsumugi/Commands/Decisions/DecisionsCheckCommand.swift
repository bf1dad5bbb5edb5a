import ArgumentParser
import CivilTime
import DMN
import DecisionProof
import FEEL

/// `tsumugi dmn check`
struct DecisionsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read rules and say what is wrong with them, with file, line and column.",
    discussion: """
      Beside mistakes of writing it proves tables: cases no row covers, rows that contradict each other, rows that \
      never apply, each with an example. What cannot be decided is said to be undecided.

      Exit status: 0 all well, undecided things and remarks included; 1 a mistake was found; 2 a file cannot be read.
      """)
  @Argument(help: "DMN files, spreadsheets, folders of .csv files, or - for the standard input.") var files: [String]
  @Option(help: ArgumentHelp("Look at the rules of this day only; at all days when not given.", valueName: "date"))
  var on: String?
  @Option(
    name: .customLong("import"),
    help: ArgumentHelp("A model the files import; else it is looked for beside them.", valueName: "file"))
  var imports: [String] = []
  @OptionGroup var language: DecisionLanguage

  func run() throws { try reply().finish() }

  func reply() -> DecisionReply {
    let phrases = DecisionPhrases(language: language.chosen)
    var reply = DecisionReply()
    if let on, LocalDate(feel: on) == nil { return DecisionReply(errors: [phrases.notADay(on)], status: 2) }
    let date = on.flatMap { LocalDate(feel: $0) }
    for path in files {
      do {
        let file = try DecisionFile.read(path, imports: imports, language.chosen)
        let checked = DecisionCheck(file: file, language: language.chosen).reply(on: date)
        reply.output += checked.output
        reply.status = max(reply.status, checked.status)
      } catch {
        reply.errors += error.lines
        reply.status = max(reply.status, error.status)
      }
    }
    return reply
  }
}

/// What is wrong with one file, and what could not be decided.
struct DecisionCheck {
  let file: DecisionFile
  let language: SentenceLanguage

  func reply(on date: LocalDate?) -> DecisionReply {
    let phrases = DecisionPhrases(language: language)
    let lines = ProblemLines(path: file.path, model: file.model, language: language)
    let findings = ModelProof.findings(of: file.model, on: date, imports: file.imports)
    let problems = file.compiled.problems.filter { !isTold($0, findings) }
    var output = problems.map { lines.line($0) }
    for finding in findings {
      let kind = kind(finding.weight, phrases)
      let sentence = language == .ja ? "\(kind)。" : "\(kind): "
      output.append(lines.line(at: lines.position(of: finding.element), sentence + finding.sentence(in: language)))
    }
    let mistakes = problems.count + findings.count { $0.weight == .defect }
    let open = findings.count { $0.weight == .open }
    output.append(
      output.isEmpty
        ? phrases.allWell(file.path, decisions: file.model.decisions.count, tables: tables.count, rules: rules)
        : "\(file.path): \(phrases.found(mistakes, open, findings.count { $0.weight == .remark }))")
    return DecisionReply(output: output, status: mistakes == 0 ? 0 : 1)
  }

  /// A finding tells a type nobody has defined with the column that has it.
  private func isTold(_ problem: DMNProblem, _ findings: [ProofFinding]) -> Bool {
    problem.code == .unknownType
      && findings.contains {
        $0.kind == .missingType && $0.element == problem.element && $0.text == problem.found
      }
  }

  private func kind(_ weight: ProofFinding.Weight, _ phrases: DecisionPhrases) -> String {
    switch weight {
    case .defect: phrases.mistake
    case .open: phrases.open
    case .remark: phrases.remark
    }
  }

  private var tables: [DecisionTable] {
    file.model.decisions.compactMap { decision in
      if case .table(let table)? = decision.logic?.kind { table } else { nil }
    }
  }

  private var rules: Int { tables.reduce(0) { $0 + $1.rules.count } }
}
