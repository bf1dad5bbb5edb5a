import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// `tsumugi residents …`: what it does, without the command line around it.
public struct ResidentCommands: Sendable {
  /// How an import is done.
  public struct Options: Sendable {
    /// Reads and compares, and changes nothing.
    public var isDryRun: Bool
    /// Names each person who changes: on the terminal of somebody who may see them.
    public var showsPeople: Bool
    /// Goes on although more than one in ten would be gone.
    public var mayLoseMany: Bool

    public init(isDryRun: Bool = false, showsPeople: Bool = false, mayLoseMany: Bool = false) {
      (self.isDryRun, self.showsPeople, self.mayLoseMany) = (isDryRun, showsPeople, mayLoseMany)
    }
  }

  private static let mostFaults = 20
  private static let mostPeople = 1000

  let feature: ResidentsFeature

  public init(_ feature: ResidentsFeature) { self.feature = feature }

  private var town: Town { feature.desk.town }

  /// Reads an extract and brings the registry to its state, in one transaction.
  /// - Returns: lines for a person, and 0; or 1 with everything that cannot be used, and nothing was changed.
  public func `import`(file path: String, _ options: Options) async throws -> CommandOutcome {
    do {
      let file = try ExtractFile(path: path)
      let reading = ExtractReading(file: file, home: town.home) { [vault = town.vault] number in
        vault.searchToken("residents/number/\(number)")
      }
      let survey = try Survey(reading, most: Self.mostFaults)
      guard survey.count == 0 else { return survey.outcome(path) }
      let (report, people) = try await perform(reading, options)
      return CommandOutcome(survey.notes + people + ["\(verb(options, report)): \(report.text)"])
    } catch let unreadable as ExtractFile.Unreadable {
      return CommandOutcome(["\(path):\(unreadable.line): expected \(unreadable.wouldBeRight)"], status: 1)
    } catch let fault as ExtractHeader.Fault {
      return CommandOutcome(["\(path):1: \(fault.sentence)"], status: 1)
    } catch let loss as RegistryImport.LosesMany {
      return CommandOutcome(
        [
          loss.report.text,
          """
          nothing was changed: \(loss.report.removed) of \(loss.report.before) would be gone. If the extract is whole, \
          say --many-gone
          """,
        ], status: 1)
    }
  }

  private func verb(_ options: Options, _ report: ImportReport) -> String {
    if options.isDryRun { return "would import \(report.people) people" }
    return report.changesNothing ? "nothing to change for \(report.people) people" : "imported \(report.people) people"
  }

  private func perform(
    _ reading: ExtractReading, _ options: Options
  ) async throws -> (report: ImportReport, people: [String]) {
    let feature = feature
    let body: @Sendable (any Transaction) throws -> (ImportReport, [String]) = { tx in
      var people: [String] = []
      var work = RegistryImport(town: feature.desk.town, isDryRun: options.isDryRun)
      if options.showsPeople {
        work.eachChange = { change, resident in
          guard people.count < Self.mostPeople else { return }
          people.append("\(change.word): \(resident.name.full) \(resident[.birthDate])")
        }
      }
      let report = try work.run(reading, mayLoseMany: options.mayLoseMany || options.isDryRun, in: tx)
      if !options.isDryRun { try feature.desk.noteImport(report, sha256: reading.file.sha256, in: tx) }
      return (report, people)
    }
    return options.isDryRun ? try await town.database.read(body) : try await town.database.write(body)
  }

  /// The last imports, the latest first, and how many people the registry has.
  public func list() async throws -> CommandOutcome {
    let (counts, imports) = try await town.database.read { [feature] tx in
      (try feature.desk.store.counts(in: tx), try ImportStore.list(most: 20, in: tx))
    }
    let lines = imports.map { past in
      """
      \(past.at.rfc3339)\t\(past.people) people\t\(past.added) new, \(past.changed) changed, \(past.removed) gone\t\
      \(past.sha256)
      """
    }
    return CommandOutcome(["\(counts.living) people live here, \(counts.removed) did"] + lines)
  }

  /// One person by 宛名番号: whether and since when the registry has them; with `showsPeople` also who it is.
  public func show(number: String, showsPeople: Bool) async throws -> CommandOutcome {
    let feature = feature
    let found = try await town.database.write { tx in
      try (try? ResidentItem.number.read(number)).flatMap { try feature.desk.store.lookUp(number: $0, in: tx) }
        .map { person in
          if showsPeople {
            try feature.desk.note(
              "viewed", person, ResidentInquiry(by: .system("command"), for: .casework), in: tx)
          }
          return person
        }
    }
    guard let found else { return CommandOutcome(["nobody has this number"], status: 1) }
    var lines = [
      "id \(found.id)", "imported \(found.importedAt.rfc3339), changed \(found.changedAt.rfc3339)",
      found.removedOn.map { "gone since \($0)" } ?? "lives here",
    ]
    if showsPeople {
      lines += ResidentItem.allCases.filter { !found.resident[$0].isEmpty }
        .map { "\($0.heading): \(found.resident[$0])" }
    }
    return CommandOutcome(lines)
  }
}

/// A first look through an extract: everything that cannot be used, before anything is changed.
private struct Survey {
  var count = 0
  var first: [ExtractReading.Fault] = []
  var left: [String] = []
  let encoding: ExtractFile.Encoding

  init(_ reading: ExtractReading, most: Int) throws {
    encoding = reading.file.encoding
    var (count, first): (Int, [ExtractReading.Fault]) = (0, [])
    left = try reading.forEach(most: 1000) { _, faults in
      count += faults.count
      first += faults.prefix(most - first.count)
    }
    (self.count, self.first) = (count, first)
  }

  var notes: [String] {
    left.isEmpty ? [] : ["\(encoding.rawValue); not taken over: \(left.joined(separator: ", "))"]
  }

  func outcome(_ path: String) -> CommandOutcome {
    let lines = first.map { fault in
      let column = fault.column.map { ", column \($0)" } ?? ""
      return "\(path):\(fault.line)\(column) (\(fault.heading)): expected \(fault.wouldBeRight)"
    }
    let more = count > first.count ? ["and \(count - first.count) more"] : []
    return CommandOutcome(lines + more + ["nothing was changed: \(count) values cannot be used"], status: 1)
  }
}

extension ExtractHeader.Fault {
  fileprivate var sentence: String {
    switch self {
    case .individualNumber(let column):
      "the column “\(column)” holds マイナンバー, which must not come here (番号法第20条). Take it out of the extract"
    case .twice(let item): "\(item.heading) stands in two columns; expected one"
    case .missing(let items):
      "there is no column \(items.map(\.heading).joined(separator: ", ")); the first line names the columns"
    case .empty: "expected a first line that names the columns, as 宛名番号,世帯番号,氏,名,生年月日,町字"
    }
  }
}

extension Town {
  /// Where the town is, for extracts that leave it out.
  var home: ExtractRow.Home {
    let code = MunicipalityCode(profile.municipalityCode)
    return ExtractRow.Home(prefecture: code?.prefecture?.name ?? "", city: profile.name(in: .japanese))
  }
}
