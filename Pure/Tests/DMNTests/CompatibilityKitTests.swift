import DMN
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
}
