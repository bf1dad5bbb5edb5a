import DecimalArithmetic
import Testing

@testable import FEEL

@Suite("Values")
struct ValueTests {
  @Test(
    "equality is by value, null between kinds, false with null",
    arguments: [
      ("1 = 1.00", "true"), ("\"a\" = \"a\"", "true"), ("[1, [2]] = [1, [2]]", "true"),
      ("{a: 1, b: 2} = {b: 2, a: 1}", "true"),
      ("{a: 1} = {a: 1, b: 2}", "false"), ("1 = \"1\"", "null"), ("1 = null", "false"), ("null = null", "true"),
      ("1 != 2", "true"), ("[1] = 1", "null"), ("[1..2] = [1..2]", "true"), ("[1..2] = [1..2)", "false"),
      ("(< 5) = (null..5)", "false"), ("(= 5) = (= 5)", "true"), ("\"神\" = \"\u{FA19}\"", "false"),
    ])
  func equality(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test("equal values hash alike, whatever the order of members and the zeros of numbers")
  func hashing() throws {
    let values: Set<Value> = [
      try evaluated("{a: 1, b: [2.0]}"), try evaluated("{b: [2], a: 1.00}"), .string("神"), .string("\u{FA19}"),
    ]
    #expect(values.count == 3)
  }

  @Test(
    "order is of numbers and texts by code point, null between kinds",
    arguments: [
      ("1 < 2", "true"), ("\"a\" < \"b\"", "true"), ("\"Z\" < \"a\"", "true"), ("\"亜\" > \"ん\"", "true"),
      ("\"\u{FFFD}\" < \"🐎\"", "true"), ("1 < \"2\"", "null"), ("true < false", "null"), ("[1] < [2]", "null"),
      ("null < 1", "null"), ("2 <= 2.0", "true"),
    ])
  func order(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test(
    "and and or know three truths",
    arguments: [
      ("true and null", "null"), ("false and null", "false"), ("null and false", "false"), ("true or null", "true"),
      ("null or true", "true"), ("false or null", "null"), ("1 and false", "false"), ("\"x\" or true", "true"),
      ("not(null)", "null"), ("not(1)", "null"),
    ])
  func logic(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test(
    "values are written as FEEL reads them",
    arguments: [
      "[1, \"a\\\"b\", null, true]", "{a: 1, \"b:c\": [2]}", "[1..3)", "(< 5)", "{}", "[]", "(1..3]",
    ])
  func writing(text: String) throws {
    let written = try written(text)
    #expect(written == text)
    #expect(try evaluated(written) == evaluated(text))
  }

  @Test(
    "types hold their values and convert what may be converted",
    arguments: [
      ("5 instance of number", "true"), ("null instance of number", "false"),
      ("[1, 2] instance of list<number>", "true"),
      ("[1, \"a\"] instance of list<number>", "false"), ("{a: 1, b: 2} instance of context<a: number>", "true"),
      ("{b: 2} instance of context<a: number>", "false"), ("[1..2] instance of range<number>", "true"),
      ("(function(a: number) a) instance of function<number> -> Any", "true"),
      ("(function(a: number) a) instance of function<string> -> Any", "false"),
      ("[[1]] instance of list<list<number>>", "true"), ("1 instance of 手数料", "true"),
      ("1 instance of unknown", "null"),
      ("(function(a: string) a)([\"x\"])", "\"x\""), ("(function(a: list<number>) a)(1)", "[1]"),
      ("(function(a: number) a)(\"x\")", "null"), ("upper case([\"a\"])", "\"A\""),
    ])
  func types(text: String, result: String) throws {
    let value = try evaluation(of: text, types: [("手数料", .number)]).value
    #expect(value.description == result)
  }
}
