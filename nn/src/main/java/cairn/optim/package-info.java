/// Optimizers: they change parameters by their gradients.
///
/// Every optimizer is three things: a `Config` record with PyTorch's names and defaults, the state it keeps for each parameter, and one
/// step kernel, the loop in `update`. [cairn.optim.Optimizer] does the rest: groups, state dicts, splitting the work.
///
/// ```java
/// var optimizer = new AdamW(model.parameters(), AdamW.defaults().lr(3e-4));
/// loss.backward();
/// optimizer.step();
/// optimizer.zeroGrad();
/// ```
@NullMarked
package cairn.optim;

import org.jspecify.annotations.NullMarked;
