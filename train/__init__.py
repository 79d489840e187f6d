"""Training of the reader: data to model to ONNX and card; not part of the wheel."""
