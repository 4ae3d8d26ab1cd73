package cairn.viz.tensorboard;

import java.util.Collection;
import java.util.Map;

/// Messages of TensorBoard's table of hyper-parameters (`tensorboard/plugins/hparams/*.proto`).
final class Hyperparameters {
    private static final int STRING = 1;
    private static final int BOOL = 2;
    private static final int FLOAT64 = 3;
    private static final int SUCCESS = 1;

    private Hyperparameters() {}

    /// Which columns the table has.
    static Message experiment(Map<String, ?> options, Collection<String> metrics) {
        Message experiment = new Message();
        options.forEach((name, value) ->
                experiment.message(4, new Message().text(1, name).integer(4, kind(value))));
        for (String tag : metrics) experiment.message(5, new Message().message(1, new Message().text(2, tag)));
        return data(2, experiment);
    }

    /// The values of one run.
    static Message started(Map<String, ?> options, double seconds) {
        Message session = new Message();
        options.forEach(
                (name, value) -> session.message(1, new Message().text(1, name).message(2, value(value))));
        return data(3, session.real(5, seconds));
    }

    static Message ended(double seconds) {
        return data(4, new Message().integer(1, SUCCESS).real(2, seconds));
    }

    private static Message data(int field, Message content) {
        return new Message().message(field, content);
    }

    private static int kind(Object value) {
        return value instanceof Number ? FLOAT64 : value instanceof Boolean ? BOOL : STRING;
    }

    private static Message value(Object value) {
        return switch (value) {
            case Number n -> new Message().real(2, n.doubleValue());
            case Boolean b -> new Message().choice(4, b ? 1 : 0);
            default -> new Message().text(3, value.toString());
        };
    }
}
