import ArgumentParser
import DMN
import FEEL
import Foundation

/// `tsumugi dmn tck`
struct DecisionsKitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tck", abstract: "Run the DMN Technology Compatibility Kit and print what was passed.",
    discussion: """
      DIR holds compliance-level-2 and compliance-level-3, as TestCases of github.com/dmn-tck/tck does. \
      docs/conformance.md is written by this command.

      Exit status: 0 every case passed; 1 a case failed; 2 there is no kit, or a file cannot be written.
      """)
  @Argument(help: ArgumentHelp("The kit's folder of test cases.", valueName: "dir")) var folder: String
  @Option(
    help: ArgumentHelp("Write one line a case, in the form of the kit's published results.", valueName: "file.csv"))
  var report: String?
  @Option(help: ArgumentHelp("Write the page of documentation.", valueName: "file.md")) var markdown: String?
  @Option(help: "Which kit it is, for the page: its date or commit.") var kit = "of unknown date"
  @Option(help: ArgumentHelp("Only folders whose name contains this.", valueName: "text")) var only = ""
  @Flag(help: "Write each model as DMN 1.5 and read it again before it is used.") var rewrite = false
  @OptionGroup var language: DecisionLanguage

  func run() throws { try reply().finish() }

  func reply() -> DecisionReply {
    let phrases = DecisionPhrases(language: language.chosen)
    let runner = TCKRunner(folder: URL(filePath: folder), rewrites: rewrite)
    guard let run = try? runner.run(only: only), !run.cases.isEmpty else {
      return DecisionReply(errors: [phrases.unreadable(folder)], status: 2)
    }
    let page = TCKPage(run, version: Tsumugi.version, kit: kit)
    for (path, text) in [(report, run.csv), (markdown, page.markdown)] {
      guard let path else { continue }
      do {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
      } catch {
        return DecisionReply(errors: [phrases.unwritable(path)], status: 2)
      }
    }
    return DecisionReply(output: [run.text], status: run.failures.isEmpty ? 0 : 1)
  }
}
