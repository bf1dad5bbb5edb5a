import Testing

@testable import FEEL

@Suite("Lists, filters and loops")
struct ListTests {
  @Test(
    "a filter is a position or a condition",
    arguments: [
      ("[5, 6, 7][1]", "5"), ("[5, 6, 7][-1]", "7"), ("[5, 6, 7][0]", "null"), ("[5, 6, 7][4]", "null"),
      ("[5, 6, 7][1.5]", "null"), ("[5][-9223372036854775808]", "null"), ("[5, 6, 7][item > 5]", "[6, 7]"), ("[5, 6, 7][true]", "[5, 6, 7]"),
      ("[5, 6, 7][null]", "[]"), ("5[1]", "5"), ("5[2]", "null"), ("null[1]", "null"), ("[][1]", "null"),
      ("[][item > 1]", "[]"), ("[{x: 1}, {x: 2}][x = 2]", "[{x: 2}]"), ("[{x: 1}, {y: 2}][y > 1]", "[{y: 2}]"),
      ("[{item: 1}, {item: 2}][item = 2]", "[{item: 2}]"), ("[{x: 1}, {x: 2}][item.x = 2].x", "[2]"),
      ("[[1], [2, 3]][count(item) = 2]", "[[2, 3]]"), ("{i: 2, l: [4, 5, 6], r: l[i]}.r", "5"),
    ])
  func filters(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test("an item's member goes before an outer name, an outer name counts where the item has none")
  func filterNames() throws {
    let names: [(String, Value)] = [
      ("people", try evaluated("[{age: 10}, {age: 70, limit: 80}]")), ("limit", .number(60)),
    ]
    #expect(try written("people[age > limit]", names) == "[]")
    #expect(try written("people[age < limit]", names) == "[{age: 10}, {age: 70, limit: 80}]")
  }

  @Test(
    "loops go through lists, numbers and single values",
    arguments: [
      ("for i in [1, 2] return i * 2", "[2, 4]"), ("for i in 3..1 return i", "[3, 2, 1]"),
      ("for i in [1..4) return i", "[1, 2, 3]"), ("for i in (1..4] return i", "[2, 3, 4]"),
      ("for i in (1..2) return i", "[]"),
      ("for i in 1..2, j in i..2 return [i, j]", "[[1, 1], [1, 2], [2, 2]]"), ("for i in 7 return i", "[7]"),
      ("for i in null return i", "null"), ("for i in [2..1] return i", "null"), ("for i in 1.5..3 return i", "null"),
      ("for i in 1..5 return if i < 3 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3, 5]"),
      ("for i in 1..3 return count(partial)", "[0, 1, 2]"),
      ("some i in [1, 2] satisfies i > 1", "true"), ("every i in [1, 2] satisfies i > 1", "false"),
      ("some i in [] satisfies true", "false"), ("every i in [] satisfies false", "true"),
      ("some i in [1, null] satisfies i > 1", "null"), ("every i in [null, 1] satisfies i > 1", "false"),
      ("some i in [1, 2], j in [i] satisfies j = 2", "true"),
    ])
  func loops(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test(
    "paths over lists give a list of the members",
    arguments: [
      ("[{a: 1}, {a: 2}].a", "[1, 2]"), ("[{a: [1]}, {b: 2}].a", "[[1], null]"), ("[{a: {b: 1}}].a.b", "[1]"),
      ("[].a", "[]"), ("{a: 1}.b", "null"), ("[1..5).end included", "false"), ("[1..5].start", "1"),
    ])
  func paths(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test(
    "list functions",
    arguments: [
      ("sublist([1, 2, 3], 2)", "[2, 3]"), ("sublist([1, 2, 3], -2, 1)", "[2]"), ("sublist([1], 2)", "null"),
      ("append([1], 2, 3)", "[1, 2, 3]"), ("append(1, 2)", "[1, 2]"), ("concatenate([1], [2], 3)", "[1, 2, 3]"),
      ("insert before([1, 3], 2, 2)", "[1, 2, 3]"), ("insert before([1], -1, 0)", "[0, 1]"),
      ("remove([1, 2], 1)", "[2]"),
      ("remove([1], 2)", "null"), ("reverse([1, 2])", "[2, 1]"), ("index of([1, 2, 1], 1)", "[1, 3]"),
      ("union([1, 2], [2, 3])", "[1, 2, 3]"), ("distinct values([1, 1.0, \"1\", null, null])", "[1, \"1\", null]"),
      ("flatten([1, [2, [3]]])", "[1, 2, 3]"), ("list contains([1, null], null)", "true"),
      ("list replace([1, 2], -1, 9)", "[1, 9]"), ("list replace([1, 2], function(item, new) item > 1, 9)", "[1, 9]"),
      ("sort([3, 1, 2])", "[1, 2, 3]"), ("sort([3, 1, 2], function(a, b) a > b)", "[3, 2, 1]"),
      ("sort([{n: 2, k: 1}, {n: 1, k: 2}, {n: 2, k: 3}], function(a, b) a.n < b.n).k", "[2, 1, 3]"),
      ("sort([1, \"a\"])", "null"), ("sort([2, 1], function(a, b) 1)", "null"), ("min(3, 1, 2)", "1"),
      ("max([\"a\", \"b\"])", "\"b\""),
      ("min([])", "null"), ("sum(1, 2.5)", "3.5"), ("sum([])", "null"), ("mean([1, 2])", "1.5"),
      ("median([4, 1, 2])", "2"),
      ("median(1, 2)", "1.5"), ("stddev([1])", "null"), ("mode([1, 2, 2, 1])", "[1, 2]"), ("product([2, 3])", "6"),
      ("count(5)", "1"), ("all([true, null])", "null"), ("all([false, null])", "false"), ("any([null, true])", "true"),
      ("all([])", "true"), ("any([])", "false"), ("sum(null)", "null"),
    ])
  func functions(text: String, result: String) throws {
    #expect(try written(text) == result)
  }
}
