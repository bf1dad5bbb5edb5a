import DMN
import FEEL
import Foundation
import Testing

@Suite("The DMN compatibility kit")
struct CompatibilityKitTests {
  private static let folder = ProcessInfo.processInfo.environment["TSUMUGI_DMN_TCK"]

  @Test(
    "every case gives what the kit expects, from its own files and from ours",
    .enabled(if: folder != nil, "TSUMUGI_DMN_TCK does not name the kit's folder: nothing to run"),
    arguments: [false, true])
  func kit(rewrites: Bool) throws {
    let folder = try #require(Self.folder)
    let only = ProcessInfo.processInfo.environment["TSUMUGI_DMN_TCK_ONLY"] ?? ""
    let report = try TCKRunner(folder: URL(fileURLWithPath: folder), rewrites: rewrites).run(only: only)
    #expect(report.failures.isEmpty, "\(report.text)")
    #expect(!report.cases.isEmpty)
    if !rewrites, let file = ProcessInfo.processInfo.environment["TSUMUGI_DMN_TCK_REPORT"] {
      try report.csv.write(toFile: file, atomically: true, encoding: .utf8)
    }
  }

  @Test(
    "every case gives the same when it has to explain itself, in sentences and in JSON",
    .enabled(if: folder != nil, "TSUMUGI_DMN_TCK does not name the kit's folder: nothing to run"))
  func explained() throws {
    let folder = try #require(Self.folder)
    let only = ProcessInfo.processInfo.environment["TSUMUGI_DMN_TCK_ONLY"] ?? ""
    let report = try TCKRunner(folder: URL(fileURLWithPath: folder), explaining: true).run(only: only)
    #expect(report.failures.isEmpty, "\(report.text)")
    let explanations = report.cases.flatMap(\.explanations)
    #expect(explanations.count >= report.cases.count / 2)
    for explanation in explanations {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(explanation.json.utf8)) }
      for language in SentenceLanguage.allCases {
        let sentences = explanation.sentences(in: language)
        #expect(!sentences.contains { $0.isEmpty || $0.contains("  ") || $0.contains("。。") }, "\(sentences)")
      }
    }
  }
}
