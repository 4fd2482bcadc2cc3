"""Fine-tunes the language model of the strong reader; needs the extra `train-minilm`, never in production."""
