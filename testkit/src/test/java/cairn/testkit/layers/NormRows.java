package cairn.testkit.layers;

import cairn.nn.BatchNorm;
import cairn.nn.BatchNorm1d;
import cairn.nn.BatchNorm2d;
import cairn.nn.BatchNorm3d;
import cairn.nn.Conv1d;
import cairn.nn.ConvTranspose2d;
import cairn.nn.GroupNorm;
import cairn.nn.InstanceNorm;
import cairn.nn.InstanceNorm1d;
import cairn.nn.InstanceNorm2d;
import cairn.nn.InstanceNorm3d;
import cairn.nn.LayerNorm;
import cairn.nn.Linear;
import cairn.nn.LocalResponseNorm;
import cairn.nn.RMSNorm;
import cairn.nn.SpectralNorm;
import cairn.nn.WeightNorm;
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
                    .prints("LayerNorm.withoutBias(0.1, 6)"),
            LayerCase.of(() -> new RMSNorm(6), 3, 6).parameters(6).prints("new RMSNorm(6)"),
            LayerCase.of(() -> RMSNorm.of(0.01, 2, 3), 4, 2, 3).parameters(6).prints("RMSNorm.of(0.01, 2, 3)"),
            LayerCase.of(() -> RMSNorm.withoutAffine(0.1, 6), 3, 6).prints("RMSNorm.withoutAffine(0.1, 6)"),
            LayerCase.of(() -> new GroupNorm(2, 4), 3, 4, 5).parameters(8).prints("new GroupNorm(2, 4)"),
            LayerCase.of(() -> GroupNorm.of(0.01, 1, 4), 3, 4, 2, 2)
                    .parameters(8)
                    .prints("GroupNorm.of(0.01, 1, 4)"),
            LayerCase.of(() -> GroupNorm.withoutAffine(0.1, 4, 4), 3, 4, 5)
                    .prints("GroupNorm.withoutAffine(0.1, 4, 4)"),
            LayerCase.of(() -> new InstanceNorm1d(3), 2, 3, 7).prints("new InstanceNorm1d(3)"),
            LayerCase.of(
                            () -> new InstanceNorm2d(
                                    3,
                                    InstanceNorm.defaults()
                                            .eps(0.01)
                                            .momentum(0.3)
                                            .withAffine()
                                            .withRunningStats()),
                            2,
                            3,
                            3,
                            4)
                    .parameters(6)
                    .differsInTraining()
                    .prints(
                            "new InstanceNorm2d(3, InstanceNorm.defaults().eps(0.01).momentum(0.3).withAffine().withRunningStats())"),
            LayerCase.of(() -> new InstanceNorm3d(2, InstanceNorm.defaults().withAffine()), 2, 2, 3, 2)
                    .parameters(4)
                    .prints("new InstanceNorm3d(2, InstanceNorm.defaults().withAffine())"),
            LayerCase.of(() -> new LocalResponseNorm(3), 2, 5, 4).prints("new LocalResponseNorm(3)"),
            LayerCase.of(() -> new LocalResponseNorm(2, 0.5, 0.7, 2), 2, 5, 4)
                    .prints("new LocalResponseNorm(2, 0.5, 0.7, 2.0)"),
            LayerCase.of(() -> new WeightNorm(new Linear(4, 3)), 2, 4)
                    .gives(2, 3)
                    .parameters(18)
                    .prints("new WeightNorm(new Linear(4, 3))"),
            LayerCase.of(() -> WeightNorm.whole(Linear.withoutBias(4, 3)), 2, 4)
                    .gives(2, 3)
                    .parameters(13)
                    .prints("WeightNorm.whole(Linear.withoutBias(4, 3))"),
            LayerCase.of(() -> new WeightNorm(new ConvTranspose2d(2, 3, 2), -3), 1, 2, 3, 3)
                    .gives(1, 3, 4, 4)
                    .parameters(30)
                    .prints("new WeightNorm(new ConvTranspose2d(2, 3, 2), 1)"),
            LayerCase.of(() -> new SpectralNorm(new Linear(4, 3)), 2, 4)
                    .gives(2, 3)
                    .parameters(15)
                    .differsInTraining()
                    .notDifferentiable() // each pass in training moves its vectors; see NormalisationTest
                    .prints("new SpectralNorm(new Linear(4, 3))"),
            LayerCase.of(() -> new SpectralNorm(new Conv1d(2, 3, 2), 2, 1e-6, 1), 1, 2, 3)
                    .gives(1, 3, 2)
                    .parameters(15)
                    .differsInTraining()
                    .notDifferentiable()
                    .prints("new SpectralNorm(new Conv1d(2, 3, 2), 2, 1.0E-6, 1)"));

    private NormRows() {}
}
