import ArgumentParser
import CivilTime
import DMN
import FEEL
import Foundation
import Kernel

/// Which decision is to be made of which facts.
struct DecisionQuestion: ParsableArguments {
  @Argument(help: "A DMN file, a spreadsheet, a folder of .csv files, or - for the standard input.")
  var file: String
  @Option(help: "The decision to make; needed where the file holds several that no other one uses.")
  var decision: String?
  @Option(help: "A decision service to ask instead.") var service: String?
  @Option(
    help: ArgumentHelp(
      "The facts by the names of the inputs: a JSON object, or a file with one, or -.",
      discussion: "Dates, times and durations are texts as 2026-04-01, 10:30:00, P3M.", valueName: "json"))
  var input = "{}"
  @Option(help: ArgumentHelp("The day of the fact, whose rules count (施行日); today when not given.", valueName: "date"))
  var on: String?
  @Option(help: ArgumentHelp("What now() gives; the clock of this machine when not given.", valueName: "moment"))
  var now: String?
  @Option(
    name: .customLong("import"),
    help: ArgumentHelp("A model the file imports; else it is looked for beside it.", valueName: "file"))
  var imports: [String] = []
  @Flag(help: "Say it as JSON.") var json = false
  @OptionGroup var language: DecisionLanguage

  func validate() throws {
    guard decision == nil || service == nil else { throw ValidationError("Name a decision or a service, not both.") }
  }

  /// A decision ready to be made, with its inputs.
  struct Prepared {
    let decision: CompiledDecision
    let model: CompiledModel
    let values: [String: Value]
    let environment: EvaluationEnvironment
    /// For the standard error.
    let notes: [String]
  }

  /// - Throws: a refusal that says what is missing or unknown.
  func prepared(world: World = .live) throws(DecisionRefusal) -> Prepared {
    let phrases = DecisionPhrases(language: language.chosen)
    if file == "-", input == "-" { throw DecisionRefusal(lines: [phrases.twiceStandardInput()]) }
    let environment = try environment(phrases, world)
    let read = try DecisionFile.read(file, imports: imports, language.chosen)
    let model = read.compiled
    let decision = try chosen(in: model, phrases)
    let values = try DecisionInputs.fitted(try DecisionInputs.read(input, language.chosen), to: decision, phrases)
    let missing = DecisionInputs.missing(values, decision)
    return Prepared(
      decision: decision, model: model, values: values, environment: environment,
      notes: missing.isEmpty ? [] : [phrases.missingInputs(missing)])
  }

  private func environment(
    _ phrases: DecisionPhrases, _ world: World
  ) throws(DecisionRefusal) -> EvaluationEnvironment {
    var environment = EvaluationEnvironment(explains: true)
    if let now {
      guard let moment = DateTime(feel: now) else { throw DecisionRefusal(lines: [phrases.notAMoment(now)]) }
      environment.now = moment
    } else {
      let zone = CivilZone.find("Asia/Tokyo").map { ZoneDesignator.zone($0) } ?? .offset(seconds: 9 * 3_600)
      environment.now = DateTime(instant: Int128(world.now.milliseconds) * 1_000_000, zone: zone)
    }
    if let on {
      guard let day = LocalDate(feel: on) else { throw DecisionRefusal(lines: [phrases.notADay(on)]) }
      environment.date = day
    }
    return environment
  }

  private func chosen(
    in model: CompiledModel, _ phrases: DecisionPhrases
  ) throws(DecisionRefusal) -> CompiledDecision {
    if let service {
      guard let found = model.service(service) else {
        throw DecisionRefusal(lines: [phrases.unknownService(service, model.serviceNames)])
      }
      return found
    }
    if let decision {
      guard let found = model.decision(decision) else {
        throw DecisionRefusal(lines: [phrases.unknownDecision(decision, model.decisionNames)])
      }
      return found
    }
    let used = Set(model.model.decisions.flatMap(\.requiredDecisions).map(\.id))
    let last = model.model.decisions.filter { !used.contains($0.id) && $0.logic != nil }.map(\.variable.name)
    guard let only = last.first, let found = model.decision(only) else {
      throw DecisionRefusal(lines: [phrases.noDecision(file)])
    }
    guard last.count == 1 else { throw DecisionRefusal(lines: [phrases.whichDecision(last)]) }
    return found
  }
}
