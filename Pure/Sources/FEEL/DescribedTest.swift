/// A test that depends on the input alone.
protocol DescribedTest: Test {
  var constant: ConstantTest? { get }
}
