import Testing

@testable import FEEL

@Suite("Names")
struct NameTests {
  @Test("the longest name in scope is the one that is meant")
  func longest() throws {
    let names: [(String, Value)] = [
      ("a", .number(10)), ("b", .number(3)), ("a-b", .number(100)), ("a b", .number(1_000)),
      ("Pre-bureau Risk", .number(5)),
    ]
    #expect(try evaluated("a-b", names) == .number(100))
    #expect(try evaluated("a - b", names) == .number(7))
    #expect(try evaluated("a b + a", names) == .number(1_010))
    #expect(try evaluated("Pre - bureau  Risk", names) == .number(5))
    #expect(try evaluated("a\n  b", names) == .number(1_000))
  }

  @Test(
    "names of every script and with marks are names",
    arguments: [
      "世帯の所得", "所得（年額）", "Teacher's Note", "days in weekend", "foo+bar", "🐎", "ﾀﾞｲﾁ", "令和7年度", "if needed",
    ])
  func scripts(name: String) throws {
    #expect(try evaluated("\(name) + 1", [(name, .number(1))]) == .number(2))
  }

  @Test("a name may begin with a digit where it is in scope")
  func digits() throws {
    #expect(try evaluated("7年度分 + 7", [("7年度分", .number(1))]) == .number(8))
  }

  @Test("a word that only begins like a name is another name")
  func boundary() throws {
    let parsed = try FEELParser.expression("所得額 + 1", in: FEELScope([("所得", .number)]))
    #expect(parsed.notes.map(\.code) == [.unknownName])
    #expect(parsed.notes.first?.found == "所得額")
  }

  @Test("an unknown name that differs in letter case gets a hint")
  func hint() throws {
    let parsed = try FEELParser.expression("income", in: FEELScope([("Income", .number)]))
    #expect(parsed.notes.first?.hint == "did you mean Income?")
  }

  @Test("a member may have spaces and marks where its type is known")
  func members() throws {
    let person = Value.context(of: [("first name", .string("花")), ("born-in", .number(1990))])
    #expect(try evaluated("p.first name", [("p", person)]) == .string("花"))
    #expect(try evaluated("p.born-in + 1", [("p", person)]) == .number(1_991))
    #expect(try evaluated("[p].first name", [("p", person)]) == Value.list(of: [.string("花")]))
  }

  @Test("a variable hides a function of the same name, the longer function name stays")
  func functions() throws {
    let names: [(String, Value)] = [("count", .number(4)), ("string", .string("x"))]
    #expect(try evaluated("count + 1", names) == .number(5))
    #expect(try evaluated("string length(string)", names) == .number(1))
  }

  @Test("the function date and time is meant before a parenthesis, two booleans elsewhere")
  func dateAndTime() throws {
    let names: [(String, Value)] = [("date", .boolean(true)), ("time", .boolean(false))]
    #expect(try evaluated("date and time", names) == .boolean(false))
  }

  @Test("names of a context entry are known to the entries after it")
  func entries() throws {
    #expect(try written("{税込 額: 110, 手数料: 税込 額 + 5}.手数料") == "115")
    #expect(try written("{a: 1, b: {c: a + 1, a: 5, d: a}}") == "{a: 1, b: {c: 2, a: 5, d: 5}}")
  }
}
