/// The first values of parameters. [cairn.nn.init.Init] lists the ways to choose them; [cairn.nn.init.Initializer] is one of them.
///
/// ```java
/// Init.xavierUniform(Gain.TANH).fill(layer.weight());
/// net.resetParameters(Init.kaimingNormal(), Init.zeros());
/// ```
package cairn.nn.init;
