/// The compiled body of a function and the layout of its frame: parameters, then captured values, then the rest.
final class FunctionCode: Sendable {
  let parameters: [FunctionValue.Parameter]
  /// What the text tells of the body's type.
  let bodyType: FEELType
  /// What it keeps of the frame around it: the values of names its body uses.
  let captures: [any Node]
  let frameSize: Int
  let body: any Node

  init(
    parameters: [FunctionValue.Parameter], bodyType: FEELType, captures: [any Node], frameSize: Int,
    body: any Node
  ) {
    self.parameters = parameters
    self.bodyType = bodyType
    self.captures = captures
    self.frameSize = frameSize
    self.body = body
  }
}
