import DMN
import Foundation
import Testing

@Suite("A report of the compatibility kit")
struct TCKReportTests {
  /// A kit of one model with a case that passes, one that does not, and one that says an error happens.
  private func report() throws -> TCKReport {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kit-\(UInt64.random(in: 0..<UInt64.max))")
    let test = folder.appending(path: "compliance-level-2/0001-sum")
    try FileManager.default.createDirectory(at: test, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let model = """
      <definitions xmlns="\(DMNVersion.dmn15.namespace)" name="m" namespace="n">
        <inputData name="a" id="a"><variable name="a" typeRef="number"/></inputData>
        <decision name="sum" id="s"><variable name="sum"/>
          <informationRequirement><requiredInput href="#a"/></informationRequirement>
          <literalExpression><text>a + 1</text></literalExpression></decision>
      </definitions>
      """
    func item(_ id: String, _ input: String, _ expected: String, error: Bool = false) -> String {
      """
      <testCase id="\(id)"><inputNode name="a">\(input)</inputNode>
      <resultNode name="sum"\(error ? " errorResult=\"true\"" : "")><expected>\(expected)</expected></resultNode>
      </testCase>
      """
    }
    let one = "<value xsi:type=\"xsd:decimal\">1</value>"
    let cases = """
      <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
      <modelName>0001-sum.dmn</modelName>
      \(item("001", one, "<value xsi:type=\"xsd:decimal\">2</value>"))
      \(item("002", one, "<value xsi:type=\"xsd:string\">a \"b\"\u{301}</value>"))
      \(item("003", "<value xsi:type=\"xsd:string\">x</value>", "<value xsi:nil=\"true\"/>", error: true))
      </testCases>
      """
    try Data(model.utf8).write(to: test.appending(path: "0001-sum.dmn"))
    try Data(cases.utf8).write(to: test.appending(path: "0001-sum-test-01.xml"))
    return try TCKRunner(folder: folder).run()
  }

  @Test("the CSV has the form of the kit's published results")
  func csv() throws {
    #expect(
      try report().csv == #"""
        "compliance-level-2/0001-sum","0001-sum-test-01","001","SUCCESS",""
        "compliance-level-2/0001-sum","0001-sum-test-01","002","ERROR","expected ""a ""b""́"", found 2"
        "compliance-level-2/0001-sum","0001-sum-test-01","003","SUCCESS",""

        """#)
  }

  @Test("the page tells scores, errors and what was not passed")
  func page() throws {
    let page = TCKPage(try report(), version: "0.1.0", kit: "of today").markdown
    #expect(page.contains("| passed | **2 of 3** |"))
    #expect(page.contains("| compliance-level-2 | 2 | 3 |"))
    #expect(page.contains("In 1 cases the kit says that an error happens"))
    #expect(page.contains("in all of them the engine names a problem"))
    #expect(page.contains("| `0001-sum` | 002 | \"a \"b\"\u{301}\" | 2 |"))
  }

  @Test("an empty folder has no cases, a missing one is an error")
  func missing() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "no-kit-\(UInt64.random(in: 0..<UInt64.max))")
    #expect(throws: (any Error).self) { try TCKRunner(folder: folder).run() }
  }
}
