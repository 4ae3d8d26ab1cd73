"""Writes reference.tfevents with TensorBoard's own messages and record writer (pip install tensorboard): what EventFileTest must match."""
import struct
import sys

from tensorboard.compat.proto import event_pb2, graph_pb2, summary_pb2, tensor_pb2, types_pb2
from tensorboard.plugins.hparams import api_pb2, plugin_data_pb2
from tensorboard.plugins.pr_curve import plugin_data_pb2 as pr_pb2
from tensorboard.summary.writer.record_writer import RecordWriter

TIME = 1000000000.5
out = open(sys.argv[1], "wb")
writer = RecordWriter(out)


def write(**what):
    writer.write(event_pb2.Event(wall_time=TIME, **what).SerializeToString(deterministic=True))


def value(step, **what):
    write(step=step, summary=summary_pb2.Summary(value=[summary_pb2.Summary.Value(**what)]))


def plugin(name, content=b""):
    return summary_pb2.SummaryMetadata(
        plugin_data=summary_pb2.SummaryMetadata.PluginData(plugin_name=name, content=content))


def hparams(tag, **what):
    data = plugin_data_pb2.HParamsPluginData(**what).SerializeToString(deterministic=True)
    value(0, tag=tag, metadata=plugin("hparams", data))


write(file_version="brain.Event:2")
value(3, tag="train/loss", simple_value=0.25)
value(300, tag="train/loss", simple_value=0)
value(-1, tag="négatif", simple_value=-1.5)

width = (2.75 - -1.0) / 30
limits = [-1.0 + (i + 1) * width for i in range(30)]
counts = [1] + [0] * 7 + [2] + [0] * 20 + [1]
middles = [l - width / 2 for l in limits]
total = squares = 0.0
for c, m in zip(counts, middles):
    total += c * m
    squares += c * m * m
value(7, tag="weights/0", histo=summary_pb2.HistogramProto(
    min=-1, max=2.75, num=4, sum=total, sum_squares=squares, bucket_limit=limits, bucket=counts))

value(1, tag="about", metadata=plugin("text"), tensor=tensor_pb2.TensorProto(
    dtype=types_pb2.DT_STRING, tensor_shape={"dim": [{"size": 1}]}, string_val=["**bold** ü".encode()]))

experiment = api_pb2.Experiment()
experiment.hparam_infos.add(name="batch", type=api_pb2.DATA_TYPE_FLOAT64)
experiment.hparam_infos.add(name="clip", type=api_pb2.DATA_TYPE_BOOL)
experiment.hparam_infos.add(name="optimizer", type=api_pb2.DATA_TYPE_STRING)
experiment.metric_infos.add(name=api_pb2.MetricName(tag="test/accuracy"))
hparams("_hparams_/experiment", experiment=experiment)
start = plugin_data_pb2.SessionStartInfo(start_time_secs=TIME)
start.hparams["batch"].number_value = 64
start.hparams["clip"].bool_value = False
start.hparams["optimizer"].string_value = "adam"
hparams("_hparams_/session_start_info", session_start_info=start)
hparams("_hparams_/session_end_info",
        session_end_info=plugin_data_pb2.SessionEndInfo(status=api_pb2.STATUS_SUCCESS, end_time_secs=TIME))

# Three scores over 127 thresholds: 1 with 0.9, 0 with 0.5, 1 with 0.2.
rows = [[], [], [], [], [], []]
for t in range(127):
    tp = sum(1 for s in (0.9, 0.2) if int(s * 126) >= t)
    fp = 1 if int(0.5 * 126) >= t else 0
    f32 = lambda x: struct.unpack("<f", struct.pack("<f", x))[0]
    for row, v in zip(rows, (tp, fp, 1 - fp, 2 - tp, tp / max(1e-7, tp + fp), tp / 2)):
        row.append(f32(v))
content = b"".join(struct.pack("<f", v) for row in rows for v in row)
value(9, tag="cat", metadata=plugin("pr_curves", pr_pb2.PrCurvePluginData(num_thresholds=127).SerializeToString()),
      tensor=tensor_pb2.TensorProto(dtype=types_pb2.DT_FLOAT, tensor_shape={"dim": [{"size": 6}, {"size": 127}]},
                                    tensor_content=content))

graph = graph_pb2.GraphDef()
for name, op, inputs, dims, label, parameters in [
        ("input", "input", [], [1, 4], "input", 0),
        ("0/Linear", "Linear", ["input"], [1, 3], "Linear(4 → 3)", 15),
        ("1/ReLU", "ReLU", ["0/Linear"], [1, 3], "ReLU()", 0)]:
    node = graph.node.add(name=name, op=op, input=inputs)
    shape = node.attr["_output_shapes"].list.shape.add()
    for d in dims:
        shape.dim.add(size=d)
    node.attr["layer"].s = label.encode()
    node.attr["parameters"].i = parameters
graph.versions.producer = 22
write(graph_def=graph.SerializeToString(deterministic=True))
out.close()
