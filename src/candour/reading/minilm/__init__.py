"""The strong reader: a small language model, fine-tuned, run by onnxruntime; needs the extra `reading`."""
