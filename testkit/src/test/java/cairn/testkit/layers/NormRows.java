package cairn.testkit.layers;

import cairn.nn.BatchNorm;
import cairn.nn.BatchNorm1d;
import cairn.nn.BatchNorm2d;
import cairn.nn.BatchNorm3d;
import cairn.nn.LayerNorm;
import cairn.testkit.LayerCase;
import java.util.List;

/// The rows of the layers that normalise.
final class NormRows {
    static final List<LayerCase> ROWS = List.of(
            LayerCase.of(() -> new BatchNorm1d(3), 6, 3)
                    .parameters(6)
                    .differsInTraining()
                    .prints("new BatchNorm1d(3)"),
            LayerCase.of(
                            () -> new BatchNorm1d(
                                    3,
                                    BatchNorm.defaults()
                                            .eps(0.01)
                                            .cumulativeAverage()
                                            .withoutAffine()),
                            4,
                            3,
                            2)
                    .differsInTraining()
                    .prints("new BatchNorm1d(3, BatchNorm.defaults().eps(0.01).cumulativeAverage().withoutAffine())"),
            LayerCase.of(
                            () -> new BatchNorm1d(
                                    3, BatchNorm.defaults().momentum(0.5).withoutRunningStats()),
                            6,
                            3)
                    .parameters(6)
                    .prints("new BatchNorm1d(3, BatchNorm.defaults().momentum(0.5).withoutRunningStats())"),
            LayerCase.of(() -> new BatchNorm2d(3), 4, 3, 2, 5)
                    .parameters(6)
                    .differsInTraining()
                    .prints("new BatchNorm2d(3)"),
            LayerCase.of(() -> new BatchNorm2d(3, BatchNorm.defaults().withoutAffine()), 4, 3, 1, 1)
                    .differsInTraining()
                    .prints("new BatchNorm2d(3, BatchNorm.defaults().withoutAffine())"),
            LayerCase.of(() -> new BatchNorm3d(2, BatchNorm.defaults().momentum(0.3)), 2, 2, 2, 2, 3)
                    .parameters(4)
                    .differsInTraining()
                    .prints("new BatchNorm3d(2, BatchNorm.defaults().momentum(0.3))"),
            LayerCase.of(() -> new LayerNorm(6), 3, 6).parameters(12).prints("new LayerNorm(6)"),
            LayerCase.of(() -> LayerNorm.of(0.01, 2, 3), 4, 2, 3).parameters(12).prints("LayerNorm.of(0.01, 2, 3)"),
            LayerCase.of(() -> LayerNorm.withoutAffine(0.1, 6), 3, 6).prints("LayerNorm.withoutAffine(0.1, 6)"),
            LayerCase.of(() -> LayerNorm.withoutBias(0.1, 6), 3, 6)
                    .parameters(6)
                    .prints("LayerNorm.withoutBias(0.1, 6)"));

    private NormRows() {}
}
