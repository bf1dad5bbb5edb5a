import Testing

@testable import FEEL

@Suite("Sharing")
struct SharingTests {
  @Test("one compiled expression gives each thread its own result")
  func threads() async throws {
    let layout = FrameLayout([("p", .any), ("n", .number)])
    let expression = try FEELCompiler.expression(
      "sum(for i in 1..n return if matches(p.name, \"^x\") then i else p.weight)", layout: layout)
    let shapes = [("name", "weight"), ("weight", "name")]
    let results = await withTaskGroup(of: [Value].self) { group in
      for task in 0..<8 {
        group.addTask {
          let evaluation = Evaluation(capacity: expression.slotCount)
          return (1...200).map { row in
            let (first, second) = shapes[(row + task) % 2]
            let values: [String: Value] = ["name": .string(task % 2 == 0 ? "xa" : "a"), "weight": .number(2)]
            evaluation[0] = .context(of: [(first, values[first] ?? .null), (second, values[second] ?? .null)])
            evaluation[1] = .number(row)
            defer { evaluation.renew() }
            return evaluation.evaluate(expression)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let triangles = (1...200).map { Value.number($0 * ($0 + 1) / 2) }
    let doubles = (1...200).map { Value.number($0 * 2) }
    #expect(results.count { $0 == triangles } == 4)
    #expect(results.count { $0 == doubles } == 4)
  }
}
