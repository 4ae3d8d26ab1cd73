package cairn.data.transform;

import cairn.data.DataException;
import cairn.data.Transform;
import cairn.data.TransformState;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Transforms back from plain data.
public final class Transforms {
    private Transforms() {}

    /// The transform whose [Transform#state] is given, equal to the one that was saved.
    ///
    /// @throws DataException if the state is not that of a transform of this library
    public static Transform restore(TransformState state) {
        return restore(state, Map.of());
    }

    /// As above, with own transforms by the type names in their states.
    ///
    /// @throws DataException if the type is unknown or its numbers are not what it needs
    public static Transform restore(TransformState state, Map<String, Function<TransformState, Transform>> own) {
        Function<TransformState, Transform> factory = own.get(state.type());
        if (factory != null) return factory.apply(state);
        return switch (state.type()) {
            case "Compose" ->
                new Compose(
                        state.parts().stream().map(part -> restore(part, own)).toList());
            case "Normalize" -> new Normalize(floats(state, "mean"), floats(state, "std"));
            case "MinMax" -> new MinMax(floats(state, "min"), floats(state, "max"));
            case "ToTensor" -> new ToTensor(one(state, "white"));
            case "ToVector" -> new ToVector();
            case "OneHot" -> new OneHot(whole(state, "classes"));
            case "Column" -> column(floats(state, "values", 2));
            default -> augmentation(state);
        };
    }

    private static Transform augmentation(TransformState state) {
        return switch (state.type()) {
            case "RandomCrop" -> {
                List<Float> size = floats(state, "size", 2);
                yield new RandomCrop(
                        Math.round(size.getFirst()),
                        Math.round(size.getLast()),
                        whole(state, "padding"),
                        one(state, "fill"));
            }
            case "RandomHorizontalFlip" -> new RandomHorizontalFlip(probability(state));
            case "RandomVerticalFlip" -> new RandomVerticalFlip(probability(state));
            case "Cutout" -> new Cutout(whole(state, "size"), one(state, "fill"));
            case "RandomErasing" -> {
                List<Float> area = floats(state, "area", 2);
                List<Float> ratio = floats(state, "ratio", 2);
                yield new RandomErasing(
                        probability(state),
                        area.getFirst(),
                        area.getLast(),
                        ratio.getFirst(),
                        ratio.getLast(),
                        one(state, "fill"));
            }
            case "RandomAffine" -> {
                List<Float> scale = floats(state, "scale", 2);
                yield new RandomAffine(
                        one(state, "degrees"),
                        one(state, "translate"),
                        scale.getFirst(),
                        scale.getLast(),
                        one(state, "shear"),
                        one(state, "fill"));
            }
            case "ColorJitter" ->
                new ColorJitter(
                        one(state, "brightness"), one(state, "contrast"), one(state, "saturation"), one(state, "hue"));
            default -> throw new DataException("transform: there is no transform named " + state.type() + ".");
        };
    }

    private static double probability(TransformState state) {
        floats(state, "probability", 1);
        return numbers(state, "probability").getFirst();
    }

    private static float one(TransformState state, String name) {
        return floats(state, name, 1).getFirst();
    }

    private static int whole(TransformState state, String name) {
        return Math.round(one(state, name));
    }

    private static Column column(List<Float> values) {
        return new Column(values.getFirst(), values.getLast());
    }

    private static List<Double> numbers(TransformState state, String name) {
        List<Double> values = state.numbers().get(name);
        if (values == null) throw new DataException("transform: the saved " + state.type() + " has no " + name + ".");
        return values;
    }

    private static List<Float> floats(TransformState state, String name) {
        return numbers(state, name).stream().map(Double::floatValue).toList();
    }

    private static List<Float> floats(TransformState state, String name, int count) {
        List<Float> values = floats(state, name);
        if (values.size() == count) return values;
        throw new DataException(
                "transform: the saved %s needs %d of %s, got %d.".formatted(state.type(), count, name, values.size()));
    }

    static List<Double> doubles(List<Float> values) {
        return values.stream().map(Float::doubleValue).toList();
    }
}
