package cairn.benchmarks;

import java.util.List;

/// Who does the work: a framework, and how it is asked. Each side runs in a process of its own.
public enum Side {
    /// Cairn, each step as the program says it.
    CAIRN_EAGER("Cairn eager", Framework.CAIRN),
    /// Cairn, replaying a recorded step.
    CAIRN_PLANNED("Cairn planned", Framework.CAIRN),
    /// PyTorch as it comes.
    PYTORCH("PyTorch", Framework.PYTORCH),
    /// PyTorch with images and filters laid out with their channels last.
    PYTORCH_CHANNELS_LAST("PyTorch, channels last", Framework.PYTORCH),
    /// OpenBLAS, for matrix products.
    OPENBLAS("OpenBLAS", Framework.OPENBLAS),
    /// Deeplearning4j.
    DEEPLEARNING4J("Deeplearning4j", Framework.DEEPLEARNING4J),
    /// ONNX Runtime.
    ONNX_RUNTIME("ONNX Runtime", Framework.ONNX_RUNTIME);

    /// What a process needs: the name of its class path, and the options of its Java.
    public enum Framework {
        CAIRN("cairn", List.of("--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC")),
        // MKL in place of the OpenBLAS beside it, whose threads and PyTorch's get into each other's way. The programs
        // free what they
        // make, so JavaCPP need not watch for garbage.
        PYTORCH(
                "pytorch",
                List.of(
                        "-Dorg.bytedeco.openblas.load=mkl_rt",
                        "-Dorg.bytedeco.javacpp.nopointergc=true",
                        "--enable-native-access=ALL-UNNAMED")),
        OPENBLAS("pytorch", List.of("--enable-native-access=ALL-UNNAMED")),
        DEEPLEARNING4J("deeplearning4j", List.of("--enable-native-access=ALL-UNNAMED")),
        ONNX_RUNTIME("onnxruntime", List.of("--enable-native-access=ALL-UNNAMED"));

        private final String classPath;
        private final List<String> options;

        Framework(String classPath, List<String> options) {
            this.classPath = classPath;
            this.options = options;
        }

        /// The name of the file that holds its class path, without its ending.
        public String classPath() {
            return classPath;
        }

        /// The options of its Java.
        public List<String> options() {
            return options;
        }
    }

    private final String title;
    private final Framework framework;

    Side(String title, Framework framework) {
        this.title = title;
        this.framework = framework;
    }

    /// What tables call it.
    public String title() {
        return title;
    }

    /// What it runs on.
    public Framework framework() {
        return framework;
    }

    /// Whether it is one of ours.
    public boolean isCairn() {
        return framework == Framework.CAIRN;
    }
}
