package cairn.cli;

import cairn.optim.Adadelta;
import cairn.optim.Adagrad;
import cairn.optim.Adam;
import cairn.optim.AdamW;
import cairn.optim.Adamax;
import cairn.optim.Lion;
import cairn.optim.NAdam;
import cairn.optim.Optimizer;
import cairn.optim.RAdam;
import cairn.optim.RMSprop;
import cairn.optim.SGD;
import cairn.tensor.Tensor;
import java.util.List;

/// The optimizers of the command line.
final class Optimizers {
    /// What the command line may set. NaN means the optimizer's default.
    record Settings(double lr, double momentum, double dampening, double beta2, double weightDecay) {
        double lrOr(double otherwise) {
            return Double.isNaN(lr) ? otherwise : lr;
        }

        double momentumOr(double otherwise) {
            return Double.isNaN(momentum) ? otherwise : momentum;
        }

        double dampeningOr(double otherwise) {
            return Double.isNaN(dampening) ? otherwise : dampening;
        }

        double beta2Or(double otherwise) {
            return Double.isNaN(beta2) ? otherwise : beta2;
        }

        double decayOr(double otherwise) {
            return Double.isNaN(weightDecay) ? otherwise : weightDecay;
        }
    }

    /// Makes an optimizer.
    @FunctionalInterface
    interface Maker {
        Optimizer<?> make(List<Tensor> parameters, Settings settings);
    }

    static final Choice<Maker> ALL = new Choice<Maker>("optimizer")
            .add("adam", (p, s) -> new Adam(p, adam(s)))
            .add("adamw", (p, s) -> new AdamW(p, adamw(s)))
            .add("sgd", (p, s) -> new SGD(p, sgd(s, 0.9)))
            .add("none", (p, s) -> new SGD(p, sgd(s, 0)))
            .add("rmsprop", (p, s) -> new RMSprop(p, rmsprop(s)))
            .add(
                    "adagrad",
                    (p, s) -> new Adagrad(p, Adagrad.defaults().lr(s.lrOr(1e-2)).weightDecay(s.decayOr(0))))
            .add(
                    "adadelta",
                    (p, s) -> new Adadelta(p, Adadelta.defaults().lr(s.lrOr(1)).weightDecay(s.decayOr(0))))
            .add(
                    "adamax",
                    (p, s) -> new Adamax(p, Adamax.defaults().lr(s.lrOr(2e-3)).weightDecay(s.decayOr(0))))
            .add(
                    "nadam",
                    (p, s) -> new NAdam(p, NAdam.defaults().lr(s.lrOr(2e-3)).weightDecay(s.decayOr(0))))
            .add(
                    "radam",
                    (p, s) -> new RAdam(p, RAdam.defaults().lr(s.lrOr(1e-3)).weightDecay(s.decayOr(0))))
            .add("lion", (p, s) -> new Lion(p, Lion.defaults().lr(s.lrOr(1e-4)).weightDecay(s.decayOr(0))));

    private Optimizers() {}

    private static Adam.Config adam(Settings s) {
        Adam.Config c = Adam.defaults();
        return c.lr(s.lrOr(c.lr()))
                .betas(s.momentumOr(c.beta1()), s.beta2Or(c.beta2()))
                .weightDecay(s.decayOr(0));
    }

    private static AdamW.Config adamw(Settings s) {
        AdamW.Config c = AdamW.defaults();
        return c.lr(s.lrOr(c.lr()))
                .betas(s.momentumOr(c.beta1()), s.beta2Or(c.beta2()))
                .weightDecay(s.decayOr(c.weightDecay()));
    }

    private static SGD.Config sgd(Settings s, double momentum) {
        return SGD.defaults()
                .lr(s.lrOr(0.05))
                .momentum(s.momentumOr(momentum))
                .dampening(s.dampeningOr(0))
                .weightDecay(s.decayOr(0));
    }

    private static RMSprop.Config rmsprop(Settings s) {
        RMSprop.Config c = RMSprop.defaults();
        return c.lr(s.lrOr(1e-3)).momentum(s.momentumOr(0)).weightDecay(s.decayOr(0));
    }
}
