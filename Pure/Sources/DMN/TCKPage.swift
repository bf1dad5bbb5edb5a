import DecimalArithmetic

/// The page of documentation that shows what a run of the compatibility kit gave.
public struct TCKPage: Sendable {
  public let report: TCKReport
  /// Of the program that was tried.
  public let version: String
  /// Which kit it was: a date, a commit.
  public let kit: String

  public init(_ report: TCKReport, version: String, kit: String) {
    self.report = report
    self.version = version
    self.kit = kit
  }

  /// The page in Markdown; the same for the same results.
  public var markdown: String {
    ([heading, scores, errors, failures, folders].filter { !$0.isEmpty }).joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    """
    # Conformance to DMN 1.5

    Written by `tsumugi dmn tck DIR --markdown docs/conformance.md`; not by hand. How cases are compared and what the
    results mean stands in [how conformance is measured](conformance-method.md).

    | | |
    |---|---|
    | engine | Tsumugi \(version) |
    | kit | DMN Technology Compatibility Kit (github.com/dmn-tck/tck), \(kit) |
    | passed | **\(TCKPage.grouped(report.passed)) of \(TCKPage.grouped(report.cases.count))** |
    """
  }

  private var scores: String {
    table("Level", report.levels)
  }

  private func table(_ heading: String, _ scores: [TCKReport.Score]) -> String {
    let rows = scores.map { "| \($0.name) | \(TCKPage.grouped($0.passed)) | \(TCKPage.grouped($0.total)) |" }
    return (["| \(heading) | passed | cases |", "|---|--:|--:|"] + rows).joined(separator: "\n")
  }

  private var errors: String {
    let flagged = report.cases.filter(\.expectsError)
    let silent = report.silentErrors
    let named = silent.isEmpty ? "all" : TCKPage.grouped(flagged.count - silent.count)
    var text = """
      ## Errors

      In \(TCKPage.grouped(flagged.count)) cases the kit says that an error happens (`errorResult`). The value has to be
      right there as everywhere; in \(named) of them the engine names a problem beside it.
      """
    if !silent.isEmpty {
      text += " It says nothing in:\n\n" + silent.map { "- `\($0.folder)` \($0.id)" }.joined(separator: "\n")
    }
    return text
  }

  private var failures: String {
    if report.failures.isEmpty { return "## Cases not passed\n\nNone." }
    let rows = report.failures.map { item in
      let reason = item.problems.first ?? ""
      return "| `\(item.folder)` | \(item.id) | \(cell(item.expected)) | \(cell(item.actual)) | \(cell(reason)) |"
    }
    let heading = [
      "## Cases not passed\n", "| folder | case | expected | found | the engine says |", "|---|---|---|---|---|",
    ]
    return (heading + rows).joined(separator: "\n")
  }

  private func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }

  private var folders: String { "## Folder by folder\n\n" + table("Folder", report.folders) }

  /// `3,391`
  private static func grouped(_ number: Int) -> String { ValueWords.grouped(.init(number)) }
}
