package cairn.viz.tensorboard;

import cairn.nn.ModelGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A model's graph as a `GraphDef` (`tensorflow/core/framework/graph.proto`).
final class Graphs {
    private static final int PRODUCER = 22; // any version from 10 on: names and inputs have meant the same since

    private Graphs() {}

    static Message of(ModelGraph graph) {
        List<String> names = names(graph);
        Message all = new Message();
        for (int i = 0; i < names.size(); i++) all.message(1, node(graph.nodes().get(i), names, i));
        return all.message(4, new Message().integer(1, PRODUCER));
    }

    private static Message node(ModelGraph.Node n, List<String> names, int i) {
        Message node = new Message().text(1, names.get(i)).text(2, n.kind());
        for (int from : n.inputs()) node.text(3, names.get(from));
        Message shapes = new Message().message(7, Values.shape(n.output().dims()));
        node.message(5, attribute("_output_shapes", new Message().message(1, shapes)));
        node.message(5, attribute("layer", new Message().text(2, n.label())));
        return node.message(5, attribute("parameters", new Message().choice(3, n.parameters())));
    }

    private static Message attribute(String name, Message value) {
        return new Message().text(1, name).message(2, value);
    }

    /// A path with slashes, which group; an operation goes into the group of its layer. A second call of a layer is numbered.
    private static List<String> names(ModelGraph graph) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ModelGraph.Node n : graph.nodes()) {
            String path = n.path().replace('.', '/');
            String name = path.isEmpty() ? n.kind() : path + "/" + n.kind();
            String free = name;
            for (int i = 1; !taken.add(free); i++) free = name + "_" + i;
            names.add(free);
        }
        return names;
    }
}
